"""The index of the office: from the catalogue, behind it, and always to be made again (ดัชนีค้นหา)."""
