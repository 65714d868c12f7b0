-- Whether who asks acts for an organisation of one of these kinds.
CREATE FUNCTION kaixu_acts_as(kinds text[]) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT EXISTS (SELECT 1 FROM organisation o WHERE kaixu_acts_for(o.id) AND o.kind = ANY (kinds)) $$;

-- A technology need (技术需求) as its firm writes it. What anybody may read of it stands in published_need.
CREATE TABLE need (
  id uuid PRIMARY KEY,
  firm_id uuid NOT NULL REFERENCES organisation,
  -- The service centre that wrote it for the firm.
  entered_by_id uuid REFERENCES organisation,
  state text NOT NULL CHECK (state IN ('DRAFT', 'SUBMITTED', 'RETURNED', 'APPROVED', 'PUBLISHED', 'MATCHING', 'IN_TALKS',
    'SATISFIED', 'CLOSED_UNMET', 'EXPIRED', 'WITHDRAWN')),
  title text NOT NULL,
  problem text NOT NULL,
  material text,
  method text,
  efficacy text,
  product text,
  application text,
  indicators text,
  target text,
  keywords text[] NOT NULL,
  modes text[] NOT NULL,
  budget_from_fen bigint CHECK (budget_from_fen >= 0),
  budget_to_fen bigint CHECK (budget_to_fen >= budget_from_fen),
  deadline date,
  confidentiality text NOT NULL CHECK (confidentiality IN ('OPEN', 'MEMBERS', 'NAMED')),
  anonymous boolean NOT NULL,
  public_summary text,
  industry text,
  district text,
  source text NOT NULL CHECK (source IN ('ONLINE', 'VISIT', 'EVENT', 'COMMISSIONER')),
  return_reason text,
  close_reason text,
  merged_into_id uuid REFERENCES need,
  submitted_at timestamptz,
  published_at timestamptz,
  expires_day date,
  -- Until when the one whose turn it is should have acted; after that it is on the service centre's call list.
  due_day date,
  escalated_at timestamptz,
  version integer NOT NULL,
  created_at timestamptz NOT NULL,
  created_by uuid
);
CREATE INDEX need_firm ON need (firm_id, id DESC);
CREATE INDEX need_entered_by ON need (entered_by_id, id DESC) WHERE entered_by_id IS NOT NULL;
CREATE INDEX need_state ON need (state, id);
CREATE INDEX need_due ON need (due_day) WHERE due_day IS NOT NULL;

-- Universities that the firm lets see what it hides from others.
CREATE TABLE need_admitted (
  need_id uuid NOT NULL REFERENCES need,
  organisation_id uuid NOT NULL REFERENCES organisation,
  firm_id uuid NOT NULL REFERENCES organisation,
  entered_by_id uuid REFERENCES organisation,
  admitted_at timestamptz NOT NULL,
  PRIMARY KEY (need_id, organisation_id)
);
CREATE INDEX need_admitted_organisation ON need_admitted (organisation_id);

-- In a table of its own, so that no policy that shows the need shows this too.
CREATE TABLE need_hidden (
  need_id uuid PRIMARY KEY REFERENCES need,
  firm_id uuid NOT NULL REFERENCES organisation,
  entered_by_id uuid REFERENCES organisation,
  detail text NOT NULL
);

ALTER TABLE need ENABLE ROW LEVEL SECURITY;
CREATE POLICY need_system ON need USING (kaixu_is_system());
CREATE POLICY need_firm ON need USING (kaixu_acts_for(firm_id) OR kaixu_acts_for(entered_by_id));
CREATE POLICY need_triage ON need USING (state <> 'DRAFT' AND kaixu_acts_as('{SERVICE_CENTRE}'));
CREATE POLICY need_board ON need FOR SELECT USING (
  state IN ('PUBLISHED', 'MATCHING', 'IN_TALKS')
  AND ((confidentiality <> 'NAMED' AND kaixu_acts_as('{UNIVERSITY,RESEARCH_INSTITUTE}'))
    OR EXISTS (SELECT 1 FROM need_admitted a WHERE a.need_id = need.id AND kaixu_acts_for(a.organisation_id))));

ALTER TABLE need_admitted ENABLE ROW LEVEL SECURITY;
CREATE POLICY need_admitted_system ON need_admitted USING (kaixu_is_system());
CREATE POLICY need_admitted_firm ON need_admitted USING (kaixu_acts_for(firm_id) OR kaixu_acts_for(entered_by_id));
CREATE POLICY need_admitted_own ON need_admitted FOR SELECT USING (kaixu_acts_for(organisation_id));

ALTER TABLE need_hidden ENABLE ROW LEVEL SECURITY;
CREATE POLICY need_hidden_system ON need_hidden USING (kaixu_is_system());
CREATE POLICY need_hidden_firm ON need_hidden USING (kaixu_acts_for(firm_id) OR kaixu_acts_for(entered_by_id));
CREATE POLICY need_hidden_admitted ON need_hidden FOR SELECT USING (
  EXISTS (SELECT 1 FROM need_admitted a WHERE a.need_id = need_hidden.need_id AND kaixu_acts_for(a.organisation_id)));

-- The board: what anybody may read. `body` holds the rest of the text only where the firm said OPEN.
CREATE TABLE published_need (
  need_id uuid PRIMARY KEY REFERENCES need,
  title text NOT NULL,
  summary text NOT NULL,
  body jsonb,
  firm text,
  firm_en text,
  demonstration boolean NOT NULL,
  industry text,
  district text,
  keywords text[] NOT NULL,
  modes text[] NOT NULL,
  budget_from_fen bigint,
  budget_to_fen bigint,
  budget_band text NOT NULL,
  confidentiality text NOT NULL,
  expires_day date NOT NULL,
  published_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  version integer NOT NULL
);
CREATE INDEX published_need_newest ON published_need (published_at DESC, need_id DESC);

-- Teams of universities that answer needs; an open one is public.
CREATE TABLE team (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation,
  college text,
  name text NOT NULL,
  name_en text,
  lead text NOT NULL,
  lead_title text,
  fields text NOT NULL,
  keywords text[] NOT NULL,
  availability text,
  open boolean NOT NULL,
  version integer NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX team_organisation ON team (organisation_id, id DESC);
ALTER TABLE team ENABLE ROW LEVEL SECURITY;
CREATE POLICY team_system ON team USING (kaixu_is_system());
CREATE POLICY team_own ON team USING (kaixu_acts_for(organisation_id));
CREATE POLICY team_open ON team FOR SELECT USING (open);

-- An answer (应答) of a university to a need: a patent, a team or a proposal.
CREATE TABLE need_answer (
  id uuid PRIMARY KEY,
  need_id uuid NOT NULL REFERENCES need,
  firm_id uuid NOT NULL REFERENCES organisation,
  university_id uuid NOT NULL REFERENCES organisation,
  kind text NOT NULL CHECK (kind IN ('PATENT', 'TEAM', 'PROPOSAL')),
  patent_id uuid REFERENCES patent,
  team_id uuid REFERENCES team,
  text text NOT NULL,
  state text NOT NULL CHECK (state IN ('OPEN', 'INTERESTED', 'DECLINED', 'WITHDRAWN')),
  -- Whose turn it is, and until when.
  turn text CHECK (turn IN ('FIRM', 'UNIVERSITY')),
  due_day date,
  escalated_at timestamptz,
  reason text,
  note text,
  version integer NOT NULL,
  created_at timestamptz NOT NULL,
  created_by uuid,
  CHECK ((kind = 'PATENT') = (patent_id IS NOT NULL)),
  CHECK ((kind = 'TEAM') = (team_id IS NOT NULL)),
  CHECK ((turn IS NULL) = (due_day IS NULL))
);
CREATE UNIQUE INDEX need_answer_patent ON need_answer (need_id, university_id, patent_id) WHERE state <> 'WITHDRAWN';
CREATE UNIQUE INDEX need_answer_team ON need_answer (need_id, university_id, team_id) WHERE state <> 'WITHDRAWN';
CREATE INDEX need_answer_firm ON need_answer (firm_id, id DESC);
CREATE INDEX need_answer_university ON need_answer (university_id, id DESC);
CREATE INDEX need_answer_due ON need_answer (due_day) WHERE due_day IS NOT NULL;
ALTER TABLE need_answer ENABLE ROW LEVEL SECURITY;
CREATE POLICY need_answer_system ON need_answer USING (kaixu_is_system());
CREATE POLICY need_answer_parties ON need_answer USING (kaixu_acts_for(firm_id) OR kaixu_acts_for(university_id));
CREATE POLICY need_answer_triage ON need_answer FOR SELECT USING (kaixu_acts_as('{SERVICE_CENTRE}'));

CREATE TABLE answer_message (
  id uuid PRIMARY KEY,
  answer_id uuid NOT NULL REFERENCES need_answer,
  firm_id uuid NOT NULL REFERENCES organisation,
  university_id uuid NOT NULL REFERENCES organisation,
  side text NOT NULL CHECK (side IN ('FIRM', 'UNIVERSITY')),
  author_id uuid,
  author text NOT NULL,
  text text NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX answer_message_answer ON answer_message (answer_id, id);
ALTER TABLE answer_message ENABLE ROW LEVEL SECURITY;
CREATE POLICY answer_message_system ON answer_message USING (kaixu_is_system());
CREATE POLICY answer_message_parties ON answer_message USING (kaixu_acts_for(firm_id) OR kaixu_acts_for(university_id));
