CREATE TABLE declaration (
  id uuid PRIMARY KEY,
  patent_id uuid NOT NULL REFERENCES patent,
  licensor_id uuid NOT NULL REFERENCES organisation,
  state text NOT NULL CHECK (state IN ('DRAFT', 'INTERNAL_REVIEW', 'PUBLICITY', 'APPROVED', 'FILED', 'REFUSED', 'ANNOUNCED',
    'WITHDRAWAL_FILED', 'WITHDRAWN', 'TERMINATED_BY_OFFICE', 'REVOKED', 'EXPIRED')),
  fee_method text NOT NULL CHECK (fee_method IN ('FREE', 'LUMP_SUM', 'INSTALMENTS', 'RUNNING', 'ENTRY_PLUS_RUNNING')),
  -- LUMP_SUM {lumpSumFen}; RUNNING {royaltyBase, rateBp}; FREE {}
  fee_parameters jsonb NOT NULL,
  first_payment_days integer,
  term_end date NOT NULL,
  contact jsonb NOT NULL,
  payee jsonb,
  other_matters text,
  fee_rationale text,
  cap_reason text,
  declaration_number text UNIQUE,
  filed_day date,
  announced_day date,
  announced_file_id uuid REFERENCES stored_file,
  announced_recorded_at timestamptz,
  withdrawal_filed_day date,
  withdrawal_reason text,
  closed_day date,
  closed_file_id uuid REFERENCES stored_file,
  -- Set once a closing is recorded: from here no notice is taken through Kaixu, whatever an index still shows.
  closed_recorded_at timestamptz,
  -- The frozen statement and its hash; null before the announcement.
  terms jsonb,
  terms_hash text,
  submitted_by uuid REFERENCES person,
  approved_by uuid REFERENCES person,
  version integer NOT NULL DEFAULT 1,
  created_by uuid,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CHECK (approved_by IS NULL OR approved_by <> submitted_by)
);
-- One standing declaration for each patent, whichever co-owner files (domain 1.3).
CREATE UNIQUE INDEX declaration_standing ON declaration (patent_id)
  WHERE state IN ('FILED', 'ANNOUNCED', 'WITHDRAWAL_FILED');
CREATE INDEX declaration_licensor ON declaration (licensor_id, created_at DESC, id);
CREATE INDEX declaration_term ON declaration (term_end) WHERE state IN ('ANNOUNCED', 'WITHDRAWAL_FILED');
ALTER TABLE declaration ENABLE ROW LEVEL SECURITY;
CREATE POLICY declaration_system ON declaration USING (kaixu_is_system());
CREATE POLICY declaration_tenant ON declaration USING (kaixu_acts_for(licensor_id));
-- An announced declaration is an offer to anybody (PL 50): whoever answers it may read it.
CREATE POLICY declaration_announced ON declaration FOR SELECT USING (announced_day IS NOT NULL);

CREATE TABLE declaration_event (
  id uuid PRIMARY KEY,
  declaration_id uuid NOT NULL REFERENCES declaration,
  licensor_id uuid NOT NULL REFERENCES organisation,
  event text NOT NULL,
  from_state text NOT NULL,
  to_state text NOT NULL,
  legal_day date,
  reason text,
  file_id uuid REFERENCES stored_file,
  person_id uuid,
  recorded_at timestamptz NOT NULL
);
CREATE INDEX declaration_event_declaration ON declaration_event (declaration_id, recorded_at);
ALTER TABLE declaration_event ENABLE ROW LEVEL SECURITY;
CREATE POLICY declaration_event_system ON declaration_event USING (kaixu_is_system());
CREATE POLICY declaration_event_tenant ON declaration_event USING (kaixu_acts_for(licensor_id));

-- What somebody stated about a bar E1-E9, with its date and source; the newest statement of a code counts.
CREATE TABLE gate_fact (
  id uuid PRIMARY KEY,
  declaration_id uuid NOT NULL REFERENCES declaration,
  licensor_id uuid NOT NULL REFERENCES organisation,
  code text NOT NULL CHECK (code IN ('PATENTEE', 'E1', 'E2', 'E3', 'E4', 'E5', 'E6', 'E7', 'E8', 'E9')),
  barred boolean NOT NULL,
  stated_day date NOT NULL,
  source text NOT NULL,
  file_id uuid REFERENCES stored_file,
  stated_by uuid,
  recorded_at timestamptz NOT NULL
);
CREATE INDEX gate_fact_declaration ON gate_fact (declaration_id, code, recorded_at DESC);
ALTER TABLE gate_fact ENABLE ROW LEVEL SECURITY;
CREATE POLICY gate_fact_system ON gate_fact USING (kaixu_is_system());
CREATE POLICY gate_fact_tenant ON gate_fact USING (kaixu_acts_for(licensor_id));

CREATE TABLE co_owner_consent (
  id uuid PRIMARY KEY,
  declaration_id uuid NOT NULL REFERENCES declaration,
  licensor_id uuid NOT NULL REFERENCES organisation,
  co_owner text NOT NULL,
  purpose text NOT NULL CHECK (purpose IN ('DECLARE', 'WITHDRAW')),
  file_id uuid NOT NULL REFERENCES stored_file,
  recorded_by uuid,
  recorded_at timestamptz NOT NULL,
  UNIQUE (declaration_id, co_owner, purpose)
);
ALTER TABLE co_owner_consent ENABLE ROW LEVEL SECURITY;
CREATE POLICY co_owner_consent_system ON co_owner_consent USING (kaixu_is_system());
CREATE POLICY co_owner_consent_tenant ON co_owner_consent USING (kaixu_acts_for(licensor_id));

-- Between two parties: both are named, both see it.
CREATE TABLE licence (
  id uuid PRIMARY KEY,
  declaration_id uuid NOT NULL REFERENCES declaration,
  patent_id uuid NOT NULL REFERENCES patent,
  licensor_id uuid NOT NULL REFERENCES organisation,
  licensee_id uuid NOT NULL REFERENCES organisation,
  state text NOT NULL CHECK (state IN ('NOTIFIED', 'EFFECTIVE', 'RECORDAL_FILED', 'RECORDED', 'LAPSED', 'EXPIRED', 'TERMINATED')),
  channel text NOT NULL CHECK (channel IN ('KAIXU', 'LETTER', 'EMAIL')),
  notice_day date NOT NULL,
  notice_received_at timestamptz NOT NULL,
  notice_file_id uuid REFERENCES stored_file,
  notice_by uuid,
  terms jsonb NOT NULL,
  terms_hash text NOT NULL,
  due_fen bigint NOT NULL,
  due_day date,
  effective_day date,
  effective_recorded_at timestamptz,
  effective_basis text CHECK (effective_basis IN ('PAYMENT', 'NOTHING_DUE')),
  term_end date NOT NULL,
  recordal_due_day date,
  cross_border boolean NOT NULL DEFAULT false,
  -- DISPUTED, AFTER_CLOSING (received on or after a closing day recorded later), PAID_AFTER_CLOSING
  flags text[] NOT NULL DEFAULT '{}',
  ended_day date,
  end_reason text,
  proof_code text UNIQUE,
  proof_file_id uuid REFERENCES stored_file,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX licence_live ON licence (declaration_id, licensee_id)
  WHERE state IN ('NOTIFIED', 'EFFECTIVE', 'RECORDAL_FILED', 'RECORDED');
CREATE INDEX licence_licensor ON licence (licensor_id, created_at DESC, id);
CREATE INDEX licence_licensee ON licence (licensee_id, created_at DESC, id);
CREATE INDEX licence_declaration ON licence (declaration_id);
ALTER TABLE licence ENABLE ROW LEVEL SECURITY;
CREATE POLICY licence_system ON licence USING (kaixu_is_system());
CREATE POLICY licence_parties ON licence USING (kaixu_acts_for(licensor_id) OR kaixu_acts_for(licensee_id));

CREATE TABLE payment (
  id uuid PRIMARY KEY,
  licence_id uuid NOT NULL REFERENCES licence,
  licensor_id uuid NOT NULL REFERENCES organisation,
  licensee_id uuid NOT NULL REFERENCES organisation,
  amount_fen bigint NOT NULL CHECK (amount_fen > 0),
  paid_day date NOT NULL,
  evidence text NOT NULL CHECK (evidence IN ('PAYER', 'PAYEE')),
  file_id uuid REFERENCES stored_file,
  state text NOT NULL CHECK (state IN ('STATED', 'CONFIRMED', 'CONTESTED')),
  contest_reason text,
  entered_by uuid,
  recorded_at timestamptz NOT NULL,
  answered_by uuid,
  answered_at timestamptz
);
CREATE INDEX payment_licence ON payment (licence_id, recorded_at);
ALTER TABLE payment ENABLE ROW LEVEL SECURITY;
CREATE POLICY payment_system ON payment USING (kaixu_is_system());
CREATE POLICY payment_parties ON payment USING (kaixu_acts_for(licensor_id) OR kaixu_acts_for(licensee_id));

-- Each set of terms that stood under a declaration: one from the announcement, one more for each audited correction.
CREATE TABLE terms_version (
  declaration_id uuid NOT NULL REFERENCES declaration,
  terms_hash text NOT NULL,
  terms jsonb NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (declaration_id, terms_hash)
);

-- What the public verification page says of a proof of licence: no tenant, found only by its unguessable code.
CREATE TABLE licence_proof (
  code text PRIMARY KEY,
  licence_id uuid NOT NULL UNIQUE REFERENCES licence,
  facts jsonb NOT NULL,
  updated_at timestamptz NOT NULL
);
