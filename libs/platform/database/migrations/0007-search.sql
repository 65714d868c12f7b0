-- Where a search engine stands beside Postgres, it follows search_doc: what it has not been told yet waits here. Not
-- unique on purpose: a writer never waits for the row that is just being sent.
CREATE TABLE search_behind (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  index_name text NOT NULL,
  doc_id uuid NOT NULL
);

-- Says that the engine's index was built from this search_doc and has been followed since. Whoever writes without
-- noting the change takes the row away, and the index is built again.
CREATE TABLE search_followed (
  index_name text PRIMARY KEY
);
