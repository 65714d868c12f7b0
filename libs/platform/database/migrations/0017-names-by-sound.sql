-- Search documents now carry how the names of universities sound: every patent is written to the index again.
INSERT INTO patent_to_index (patent_id) SELECT id FROM patent;
