"""Our own recogniser of lines of Thai official print (ตัวอ่านบรรทัด): pictures of lines -> characters."""
