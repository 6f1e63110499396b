-- Who has to meet, and at what level. psc, dmkGroup … are also the kinds of body in the register of bodies.
-- proposed_day: day of the last month of a period that is proposed; grace_days: how long after its end a meeting may
-- still be held for it, and from when it counts as missed.
create table meeting_body (
    code         varchar(20) primary key,
    position     int         not null unique,
    level        varchar(10) not null check (level in ('NATION', 'CP', 'DMK', 'COMMUNE', 'PROVIDER')),
    convener     varchar(20) not null,
    name_km      text        not null,
    name_en      text        not null,
    proposed_day int         not null default 10 check (proposed_day between 1 and 28),
    grace_days   int         not null default 5 check (grace_days >= 0)
);

-- How often, from a day on; 0 months: not any more. assumed: no source says so.
create table meeting_cadence (
    body        varchar(20) not null references meeting_body,
    valid_from  date        not null,
    months      int         not null check (months in (0, 1, 2, 3, 4, 6, 12)),
    source      text        not null,
    assumed     boolean     not null,
    reason      text        not null default '',
    set_by      uuid,
    set_by_name text        not null default '',
    set_at      timestamptz,
    primary key (body, valid_from)
);

insert into meeting_body (code, position, level, convener, name_km, name_en) values
    ('psc', 1, 'NATION', 'ncddsAdmin', 'គណៈកម្មាធិការគ្រប់គ្រងការអនុវត្តផែនការយុទ្ធសាស្ត្រគណនេយ្យភាពសង្គម (គ.គ.អ.ស)', 'ISAF Partnership Steering Committee (PSC)'),
    ('nationWithGroups', 2, 'NATION', 'ncddsAdmin', 'លេខាធិការដ្ឋាន គ.ជ.អ.ប ជាមួយក្រុមការងារគណនេយ្យភាពសង្គមរាជធានី ខេត្ត', 'NCDD Secretariat with the working groups of capital and provinces'),
    ('annualEvent', 3, 'NATION', 'ncddsAdmin', 'ព្រឹត្តិការណ៍ប្រចាំឆ្នាំស្តីពីគណនេយ្យភាពសង្គម', 'Annual event on social accountability'),
    ('cpGroup', 4, 'CP', 'cpGroup', 'ក្រុមការងារគណនេយ្យភាពសង្គមរាជធានី ខេត្ត', 'Working group of the capital or province'),
    ('cpNetwork', 5, 'CP', 'cpGroup', 'បណ្តាញអ្នកសម្របសម្រួលគណនេយ្យភាពសហគមន៍រាជធានី ខេត្ត', 'CAF network of the capital or province'),
    ('dmkGroup', 6, 'DMK', 'dmkGroup', 'ក្រុមការងារគណនេយ្យភាពសង្គមក្រុង ស្រុក ខណ្ឌ', 'Working group of the municipality, district or khan'),
    ('dmkNetwork', 7, 'DMK', 'dmkGroup', 'បណ្តាញអ្នកសម្របសម្រួលគណនេយ្យភាពសហគមន៍ក្រុង ស្រុក ខណ្ឌ', 'CAF network of the municipality, district or khan'),
    ('jaapCommittee', 8, 'COMMUNE', 'clerk', 'គណៈកម្មាធិការផែនការរួមស្តីពីគណនេយ្យភាពសង្គម', 'JAAP committee'),
    ('providerMeeting', 9, 'PROVIDER', 'focalPerson', 'កិច្ចប្រជុំប្រចាំខែរបស់មណ្ឌលសុខភាព ឬសាលារៀន', 'Monthly meeting of the health centre or school'),
    ('providerYear', 10, 'PROVIDER', 'focalPerson', 'កិច្ចប្រជុំប្រចាំឆ្នាំរបស់មណ្ឌលសុខភាព ឬសាលារៀន', 'Annual meeting of the health centre or school');

insert into meeting_cadence (body, valid_from, months, source, assumed) values
    ('psc', '2000-01-01', 6, 'SD 5.1: "Organize regular meetings of the ISAF-PSC"', true),
    ('nationWithGroups', '2000-01-01', 3, 'SD 5.2: "Organize quarterly meetings with capital and provincial social accountability working groups"', false),
    ('annualEvent', '2000-01-01', 12, 'SD 8.1: "Organize annual events on social accountability with the participation of various stakeholders"', false),
    ('cpGroup', '2000-01-01', 3, 'SD 5.3: "Organize quarterly meetings of the working group to monitor the progress"', false),
    ('cpNetwork', '2000-01-01', 3, 'SD 5.4: "Organize quarterly network meetings to review progress and challenges"', false),
    ('dmkGroup', '2000-01-01', 2, 'SD 5.5: "Organize meetings at least once every 2 months"', false),
    ('dmkNetwork', '2000-01-01', 3, 'SD 5.6: "Organize quarterly network meetings to review progress and challenges"', false),
    ('jaapCommittee', '2000-01-01', 1, 'SD 5.7: "Organize regular monthly meetings to monitor the progress and challenges of the JAAP and social accountability"', false),
    ('providerMeeting', '2000-01-01', 1, 'SD 3.9: "Strengthening the organization of monthly and annual meetings of service provider organizations"', false),
    ('providerYear', '2000-01-01', 12, 'SD 3.9: "Strengthening the organization of monthly and annual meetings of service provider organizations"', false);

-- A meeting once somebody plans or records it; what is owed is computed. The committee's monthly meetings are not here:
-- they are those of its task (monthly_meeting).
create table meeting (
    id            uuid        primary key,
    body          varchar(20) not null references meeting_body,
    area_code     varchar(6)  not null,
    provider_code varchar(40) not null default '',
    starts_on     date        not null,
    ends_on       date        not null,
    planned_on    date,
    held_on       date,
    place         text        not null default '',
    agenda        text        not null default '',
    women         int         check (women >= 0),
    men           int         check (men >= 0),
    other         int         check (other >= 0),
    notes         text        not null default '',
    person_id     uuid        not null,
    person_name   text        not null,
    at            timestamptz not null,
    unique (body, area_code, provider_code, starts_on),
    check (planned_on is not null or held_on is not null),
    check (held_on is null or women + men + other > 0)
);

-- Somebody above goes and looks. visitor: in which capacity.
create table visit (
    id             uuid        primary key,
    area_code      varchar(6)  not null references area,
    provider_code  varchar(40) references service_provider,
    visitor        varchar(20) not null check (visitor in ('dmkGroup', 'cpGroup', 'ncddsAdmin', 'psc')),
    planned_on     date        not null,
    purpose        text        not null,
    team           text        not null default '',
    visited_on     date,
    met            text        not null default '',
    findings       text        not null default '',
    cancelled_on   date,
    cancel_reason  text        not null default '',
    person_id      uuid        not null,
    person_name    text        not null,
    at             timestamptz not null,
    check (visited_on is null or cancelled_on is null)
);
create index visit_area on visit (area_code text_pattern_ops, planned_on);

-- What a meeting decided or a visit asked for; with an owner it is a loose work item, closed on the page of the decision.
create table resolution (
    id           uuid        primary key,
    meeting_id   uuid        references meeting,
    visit_id     uuid        references visit,
    area_code    varchar(6)  not null,
    wording      text        not null,
    owner_role   varchar(20),
    owner_scope  varchar(40),
    owner_id     uuid,
    owner_name   text,
    due_on       date,
    work_item_id uuid        unique,
    done_on      date,
    done_note    text        not null default '',
    done_by_name text        not null default '',
    person_id    uuid        not null,
    person_name  text        not null,
    at           timestamptz not null,
    check (num_nonnulls(meeting_id, visit_id) = 1),
    check ((owner_role is null) = (due_on is null))
);
create index resolution_meeting on resolution (meeting_id);
create index resolution_visit on resolution (visit_id);
