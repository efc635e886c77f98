"""The register of letters received (ทะเบียนหนังสือรับ), in its official columns."""
