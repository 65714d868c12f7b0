-- Who is asking. The gateway sets these for each transaction; unset means nobody, and nobody sees no tenant row.
CREATE FUNCTION kaixu_is_system() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT coalesce(current_setting('kaixu.actor', true), '') = 'SYSTEM' $$;

CREATE FUNCTION kaixu_is_platform() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT coalesce(current_setting('kaixu.actor', true), '') IN ('SYSTEM', 'PLATFORM') $$;

CREATE FUNCTION kaixu_acts_for(organisation uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT organisation = ANY (coalesce(nullif(current_setting('kaixu.organisations', true), ''), '{}')::uuid[]) $$;

CREATE FUNCTION kaixu_is_person(person uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT person = nullif(current_setting('kaixu.person', true), '')::uuid $$;

-- What must happen later: written with its cause, turned into a job by the relay, then deleted.
CREATE TABLE outbox (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  topic text NOT NULL,
  subject_id uuid NOT NULL,
  created_at timestamptz NOT NULL
);

-- One leaf for each act that changes rights. Append only: the application's role may not change or delete it.
CREATE TABLE audit_leaf (
  seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id uuid NOT NULL UNIQUE,
  at timestamptz NOT NULL,
  actor_kind text NOT NULL,
  person_id uuid,
  organisation_id uuid,
  action text NOT NULL,
  subject_type text NOT NULL,
  subject_id uuid NOT NULL,
  before_hash text,
  after_hash text,
  leaf_schema text NOT NULL,
  leaf_hash text NOT NULL
);
CREATE INDEX audit_leaf_subject ON audit_leaf (subject_type, subject_id);
ALTER TABLE audit_leaf ENABLE ROW LEVEL SECURITY;
CREATE POLICY audit_leaf_write ON audit_leaf FOR INSERT WITH CHECK (true);
CREATE POLICY audit_leaf_read ON audit_leaf FOR SELECT USING (kaixu_is_platform() OR kaixu_acts_for(organisation_id));

CREATE TABLE idempotency_key (
  person_id uuid NOT NULL,
  route text NOT NULL,
  record_id text NOT NULL,
  key text NOT NULL,
  request_hash text NOT NULL,
  status smallint NOT NULL,
  response text NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (person_id, route, record_id, key)
);
CREATE INDEX idempotency_key_age ON idempotency_key (created_at);

-- Uploaded and made files: api and worker share no disk. `reader_id` is the other party that may read it too.
CREATE TABLE stored_file (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL,
  reader_id uuid,
  purpose text NOT NULL,
  name text NOT NULL,
  media_type text NOT NULL,
  size integer NOT NULL,
  sha256 text NOT NULL,
  bytes bytea NOT NULL,
  created_by uuid,
  created_at timestamptz NOT NULL
);
ALTER TABLE stored_file ALTER COLUMN bytes SET STORAGE EXTERNAL;
ALTER TABLE stored_file ENABLE ROW LEVEL SECURITY;
CREATE POLICY stored_file_system ON stored_file USING (kaixu_is_system());
CREATE POLICY stored_file_owner ON stored_file USING (kaixu_acts_for(organisation_id));
CREATE POLICY stored_file_reader ON stored_file FOR SELECT USING (kaixu_acts_for(reader_id));
