-- Public identity of an organisation: who it is, not what it does here.
CREATE TABLE organisation (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('UNIVERSITY', 'RESEARCH_INSTITUTE', 'ENTERPRISE', 'INDIVIDUAL', 'FOREIGN_BODY',
    'SERVICE_CENTRE', 'IP_OFFICE', 'EDUCATION_COMMISSION', 'PLATFORM')),
  name text NOT NULL,
  name_en text,
  uscc text UNIQUE,
  country text NOT NULL DEFAULT 'CN',
  district text,
  demonstration boolean NOT NULL DEFAULT false,
  -- The day its Kaixu inbox became the system designated to receive notices (CC 137).
  inbox_agreed_at timestamptz,
  inbox_agreed_by uuid,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL
);
CREATE INDEX organisation_kind ON organisation (kind);

CREATE TABLE person (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  sign_in_name text NOT NULL UNIQUE,
  password_hash text NOT NULL,
  language text NOT NULL DEFAULT 'zh' CHECK (language IN ('zh', 'en')),
  created_at timestamptz NOT NULL
);
ALTER TABLE person ENABLE ROW LEVEL SECURITY;
CREATE POLICY person_platform ON person USING (kaixu_is_platform());
CREATE POLICY person_self ON person USING (kaixu_is_person(id));

CREATE TABLE membership (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES person,
  organisation_id uuid NOT NULL REFERENCES organisation,
  role text NOT NULL CHECK (role IN ('UNIVERSITY_CLERK', 'UNIVERSITY_APPROVER', 'CENTRE_STAFF', 'MEMBER', 'SIGNATORY',
    'SERVICE_STAFF', 'OFFICE_READER', 'PLATFORM_ADMIN')),
  created_at timestamptz NOT NULL,
  UNIQUE (person_id, organisation_id, role)
);
CREATE INDEX membership_organisation ON membership (organisation_id);
ALTER TABLE membership ENABLE ROW LEVEL SECURITY;
CREATE POLICY membership_platform ON membership USING (kaixu_is_platform());
CREATE POLICY membership_tenant ON membership USING (kaixu_acts_for(organisation_id));
CREATE POLICY membership_self ON membership FOR SELECT USING (kaixu_is_person(person_id));
-- A colleague's name shows in the list of members.
CREATE POLICY person_colleague ON person FOR SELECT USING (
  EXISTS (SELECT 1 FROM membership m WHERE m.person_id = person.id AND kaixu_acts_for(m.organisation_id)));

-- Only a hash of the cookie is kept: who reads this table cannot sign in with it.
CREATE TABLE session (
  token_hash text PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES person,
  created_at timestamptz NOT NULL,
  authenticated_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX session_person ON session (person_id);
ALTER TABLE session ENABLE ROW LEVEL SECURITY;
CREATE POLICY session_system ON session USING (kaixu_is_system());

CREATE TABLE invitation (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation,
  role text NOT NULL,
  token_hash text NOT NULL UNIQUE,
  created_by uuid NOT NULL REFERENCES person,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  used_by uuid REFERENCES person
);
CREATE INDEX invitation_organisation ON invitation (organisation_id);
ALTER TABLE invitation ENABLE ROW LEVEL SECURITY;
CREATE POLICY invitation_platform ON invitation USING (kaixu_is_platform());
CREATE POLICY invitation_tenant ON invitation USING (kaixu_acts_for(organisation_id));

-- A registration with a credit code that is taken: the platform decides whether the person belongs to it.
CREATE TABLE claim (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation,
  person_id uuid NOT NULL REFERENCES person,
  stated_name text NOT NULL,
  state text NOT NULL CHECK (state IN ('OPEN', 'ACCEPTED', 'REFUSED')),
  reason text,
  created_at timestamptz NOT NULL,
  decided_by uuid REFERENCES person,
  decided_at timestamptz
);
CREATE UNIQUE INDEX claim_open ON claim (organisation_id, person_id) WHERE state = 'OPEN';
ALTER TABLE claim ENABLE ROW LEVEL SECURITY;
CREATE POLICY claim_platform ON claim USING (kaixu_is_platform());
CREATE POLICY claim_own ON claim FOR SELECT USING (kaixu_is_person(person_id));

-- Who a cookie belongs to, in one statement and before any actor is set; reveals nothing without the secret.
CREATE FUNCTION session_actor(wanted_hash text, at timestamptz)
RETURNS TABLE (person_id uuid, language text, authenticated_at timestamptz, roles jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT s.person_id, p.language, s.authenticated_at,
    coalesce((SELECT jsonb_object_agg(g.organisation_id, g.roles) FROM
      (SELECT m.organisation_id, jsonb_agg(m.role ORDER BY m.role) AS roles
       FROM membership m WHERE m.person_id = s.person_id GROUP BY m.organisation_id) g), '{}')
  FROM session s JOIN person p ON p.id = s.person_id
  WHERE s.token_hash = wanted_hash AND s.expires_at > at
$$;
