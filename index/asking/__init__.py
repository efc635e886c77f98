"""The query language (ภาษาคำค้น): ``index.query`` puts its parts together."""
