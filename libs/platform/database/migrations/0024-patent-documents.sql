-- What a virus scanner said of a file. PENDING is withheld until it has answered, INFECTED for good; NOT_SCANNED was
-- stored while no scanner was set.
ALTER TABLE stored_file
  ADD COLUMN scan_state text NOT NULL DEFAULT 'NOT_SCANNED'
    CHECK (scan_state IN ('NOT_SCANNED', 'PENDING', 'CLEAN', 'INFECTED')),
  ADD COLUMN scan_finding text,
  ADD COLUMN scanned_at timestamptz,
  -- The file that this one was made from, as a small picture from a large one: withheld with it and deleted with it.
  ADD COLUMN source_id uuid REFERENCES stored_file ON DELETE CASCADE,
  -- Anybody may read the bytes.
  ADD COLUMN published boolean NOT NULL DEFAULT false;
CREATE INDEX stored_file_source ON stored_file (source_id) WHERE source_id IS NOT NULL;
CREATE INDEX stored_file_pending ON stored_file (created_at) WHERE scan_state = 'PENDING';
CREATE POLICY stored_file_published ON stored_file FOR SELECT
  USING (published AND scan_state IN ('NOT_SCANNED', 'CLEAN'));

-- One version for all that a holder attached to a patent: order, captions and visibility are edited together.
ALTER TABLE holding ADD COLUMN documents_version integer NOT NULL DEFAULT 0;

-- Figures and papers that a holder attached to a patent.
CREATE TABLE patent_document (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL,
  patent_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('FIGURE', 'SPECIFICATION', 'SEARCH_REPORT', 'TEST_DATA', 'FLYER', 'OTHER')),
  visibility text NOT NULL CHECK (visibility IN ('PUBLIC', 'OWN')),
  caption text NOT NULL,
  position integer NOT NULL,
  file_id uuid NOT NULL REFERENCES stored_file,
  -- A figure as the public sees it: made by us, without what the camera wrote into it. Pixels are those of the large one.
  small_file_id uuid REFERENCES stored_file,
  large_file_id uuid REFERENCES stored_file,
  width integer,
  height integer,
  added_at timestamptz NOT NULL,
  added_by uuid,
  -- A holding with documents is not taken away under them.
  FOREIGN KEY (organisation_id, patent_id) REFERENCES holding (organisation_id, patent_id),
  CHECK (num_nulls(small_file_id, large_file_id, width, height) = CASE kind WHEN 'FIGURE' THEN 0 ELSE 4 END),
  CHECK (kind <> 'FIGURE' OR visibility = 'PUBLIC')
);
CREATE INDEX patent_document_holding ON patent_document (patent_id, organisation_id, position);
ALTER TABLE patent_document ENABLE ROW LEVEL SECURITY;
CREATE POLICY patent_document_system ON patent_document USING (kaixu_is_system());
CREATE POLICY patent_document_tenant ON patent_document USING (kaixu_acts_for(organisation_id));
CREATE POLICY patent_document_public ON patent_document FOR SELECT USING (visibility = 'PUBLIC');
