-- The public record of a patent, one for everybody.
CREATE TABLE patent (
  id uuid PRIMARY KEY,
  authority text NOT NULL,
  -- CN: 12 or 8 digits, dot, check digit, without "CN"; another authority: as it was written.
  application_number text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('INVENTION', 'UTILITY_MODEL', 'DESIGN', 'UNKNOWN')),
  title text NOT NULL,
  title_en text,
  abstract text,
  abstract_en text,
  first_claim text,
  applicants text[] NOT NULL DEFAULT '{}',
  patentees text[] NOT NULL DEFAULT '{}',
  -- Where a person took the patentees from; null: an import wrote them and may replace them.
  patentees_source text,
  inventors text[] NOT NULL DEFAULT '{}',
  ipc_main text,
  ipc text[] NOT NULL DEFAULT '{}',
  locarno text,
  agency text,
  address text,
  publication_number text,
  publication_day date,
  grant_number text,
  filing_day date,
  grant_day date,
  legal_status text NOT NULL DEFAULT 'UNKNOWN' CHECK (legal_status IN ('UNKNOWN', 'PENDING', 'GRANTED_IN_FORCE', 'IN_GRACE',
    'LAPSED', 'EXPIRED', 'SURRENDERED', 'PARTLY_INVALID', 'INVALID', 'REFUSED', 'WITHDRAWN')),
  legal_status_day date,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  UNIQUE (authority, application_number)
);
CREATE INDEX patent_publication ON patent (publication_number) WHERE publication_number IS NOT NULL;
CREATE INDEX patent_grant ON patent (grant_number) WHERE grant_number IS NOT NULL;
CREATE INDEX patent_created ON patent (created_at DESC, id);
-- Finds whose remaining life enters another band today.
CREATE INDEX patent_filing ON patent (filing_day);

-- Patents whose search document is behind. Append only for writers, so that none waits; a job takes them in batches.
CREATE TABLE patent_to_index (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  patent_id uuid NOT NULL
);

-- Register events (IR 106), each with its legal day and when and from where we learned it.
CREATE TABLE patent_event (
  id uuid PRIMARY KEY,
  patent_id uuid NOT NULL REFERENCES patent,
  type text NOT NULL,
  day date NOT NULL,
  detail text,
  source text NOT NULL,
  recorded_by uuid,
  recorded_at timestamptz NOT NULL,
  UNIQUE (patent_id, type, day)
);

-- What one organisation knows or decides about a patent that it (co-)owns.
CREATE TABLE holding (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation,
  patent_id uuid NOT NULL REFERENCES patent,
  internal_number text,
  college text,
  inventor_contact text,
  notes text,
  -- Fields that a person has filled in: an import leaves them alone.
  stated text[] NOT NULL DEFAULT '{}',
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  UNIQUE (organisation_id, patent_id)
);
CREATE INDEX holding_patent ON holding (patent_id);
CREATE INDEX holding_recent ON holding (organisation_id, created_at DESC, patent_id);
ALTER TABLE holding ENABLE ROW LEVEL SECURITY;
CREATE POLICY holding_system ON holding USING (kaixu_is_system());
CREATE POLICY holding_tenant ON holding USING (kaixu_acts_for(organisation_id));

-- Which institutions hold a patent, without a word of what they know: the public side of `holding`.
CREATE TABLE patent_holder (
  patent_id uuid NOT NULL REFERENCES patent,
  organisation_id uuid NOT NULL REFERENCES organisation,
  PRIMARY KEY (patent_id, organisation_id)
);
CREATE INDEX patent_holder_organisation ON patent_holder (organisation_id);

-- What a card, a facet or the public page must know of an offer. Written by licensing through catalogue's service,
-- in licensing's transaction; it holds nothing that an acceptance changes.
CREATE TABLE offer_summary (
  patent_id uuid PRIMARY KEY REFERENCES patent,
  declaration_id uuid NOT NULL UNIQUE,
  licensor_id uuid NOT NULL REFERENCES organisation,
  declaration_number text NOT NULL,
  announced_day date NOT NULL,
  fee_method text NOT NULL,
  year_one_fen bigint,
  year_one_band text NOT NULL,
  term_end date NOT NULL,
  terms jsonb NOT NULL,
  terms_hash text NOT NULL,
  -- What the offer does not say, for the card: 'fee_rationale'
  missing text[] NOT NULL DEFAULT '{}',
  fee_rationale text,
  -- The day a bar arose while the declaration stands: Kaixu passes on no notices for now (domain 1.8).
  paused_reason text,
  updated_at timestamptz NOT NULL
);

CREATE TABLE import_batch (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation,
  file_id uuid NOT NULL REFERENCES stored_file,
  state text NOT NULL CHECK (state IN ('RECOGNISED', 'CHECKING', 'CHECKED', 'COMMITTING', 'COMMITTED', 'FAILED')),
  recognition jsonb NOT NULL,
  row_count integer NOT NULL,
  processed integer NOT NULL DEFAULT 0,
  created integer NOT NULL DEFAULT 0,
  updated integer NOT NULL DEFAULT 0,
  unchanged integer NOT NULL DEFAULT 0,
  rejected integer NOT NULL DEFAULT 0,
  warned integer NOT NULL DEFAULT 0,
  failure jsonb,
  created_by uuid,
  created_at timestamptz NOT NULL,
  started_at timestamptz,
  -- When a run last got a batch of rows through: a sweep starts again what stands still.
  moved_at timestamptz,
  finished_at timestamptz
);
CREATE INDEX import_batch_recent ON import_batch (organisation_id, created_at DESC);
ALTER TABLE import_batch ENABLE ROW LEVEL SECURITY;
CREATE POLICY import_batch_system ON import_batch USING (kaixu_is_system());
CREATE POLICY import_batch_tenant ON import_batch USING (kaixu_acts_for(organisation_id));

CREATE TABLE import_finding (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  batch_id uuid NOT NULL REFERENCES import_batch ON DELETE CASCADE,
  organisation_id uuid NOT NULL REFERENCES organisation,
  row_number integer NOT NULL,
  column_name text,
  value text,
  severity text NOT NULL CHECK (severity IN ('REJECTED', 'WARNING')),
  code text NOT NULL,
  params jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX import_finding_batch ON import_finding (batch_id, row_number, id);
ALTER TABLE import_finding ENABLE ROW LEVEL SECURITY;
CREATE POLICY import_finding_system ON import_finding USING (kaixu_is_system());
CREATE POLICY import_finding_tenant ON import_finding USING (kaixu_acts_for(organisation_id));
