-- A search that somebody follows. `told` are the records that the last look saw within the time it looks back over.
CREATE TABLE saved_search (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES person,
  subject text NOT NULL,
  name text NOT NULL,
  query jsonb NOT NULL,
  alert text NOT NULL CHECK (alert IN ('SOON', 'DAILY', 'NEVER')),
  looked_at timestamptz NOT NULL,
  due_at timestamptz,
  told uuid[] NOT NULL,
  created_at timestamptz NOT NULL,
  CHECK ((alert = 'NEVER') = (due_at IS NULL))
);
CREATE INDEX saved_search_of ON saved_search (person_id, id DESC);
CREATE INDEX saved_search_due ON saved_search (due_at) WHERE due_at IS NOT NULL;
ALTER TABLE saved_search ENABLE ROW LEVEL SECURITY;
CREATE POLICY saved_search_system ON saved_search USING (kaixu_is_system());
CREATE POLICY saved_search_own ON saved_search USING (kaixu_is_person(person_id));

-- Search documents now say when a patent came into the list: every patent is written to the index again.
INSERT INTO patent_to_index (patent_id)
SELECT id FROM patent p WHERE NOT EXISTS (SELECT 1 FROM patent_to_index t WHERE t.patent_id = p.id);
INSERT INTO outbox (topic, subject_id, created_at) SELECT 'patent.changed', id, now() FROM patent LIMIT 1;
