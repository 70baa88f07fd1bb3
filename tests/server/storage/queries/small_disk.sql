PRAGMA max_page_count = 60
