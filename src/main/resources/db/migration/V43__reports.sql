-- when the report of a period is due: on the n-th working day, or on a day, of the month after the period (assumed; the
-- strategy names monthly, semi-annual and annual reports but no day)
create table report_due (
    kind         varchar(12) not null check (kind in ('MONTHLY', 'SEMI_ANNUAL', 'ANNUAL')),
    valid_from   date        not null,
    working_day  int         check (working_day between 1 and 20),
    day_of_month int         check (day_of_month between 1 and 31),
    primary key (kind, valid_from),
    check ((working_day is null) <> (day_of_month is null))
);
insert into report_due (kind, valid_from, working_day, day_of_month) values
('MONTHLY',     '2020-01-01', 5,    null),
('SEMI_ANNUAL', '2020-01-01', null, 15),
('ANNUAL',      '2020-01-01', null, 31);

-- what a working group or NCDDS says about a period of its area (empty for the nation). Figures stay as they were taken,
-- with the query, its parameters and what each area and case gave to them
create table report (
    id         uuid        primary key,
    area_code  varchar(6)  not null,
    kind       varchar(12) not null check (kind in ('MONTHLY', 'SEMI_ANNUAL', 'ANNUAL')),
    year       int         not null,
    number     int         not null,
    status     varchar(10) not null check (status in ('DRAFT', 'HANDED_IN', 'SIGNED', 'SENT')),
    query      varchar(20) not null,
    parameters jsonb       not null,
    figures    jsonb       not null,
    parts      jsonb       not null,
    taken_at   timestamptz not null,
    sent_at    timestamptz,
    unique (area_code, kind, year, number)
);

create table report_text (
    report_id uuid        not null references report on delete cascade,
    box       varchar(20) not null,
    language  varchar(2)  not null check (language in ('km', 'en')),
    words     text        not null,
    primary key (report_id, box, language)
);

-- the chain of signatures; nothing is taken off it
create table report_step (
    report_id   uuid        not null references report on delete cascade,
    position    int         not null,
    act         varchar(10) not null check (act in ('STARTED', 'HANDED_IN', 'SIGNED', 'RETURNED', 'SENT')),
    person_id   uuid        not null,
    person_name text        not null,
    note        text,
    at          timestamptz not null,
    primary key (report_id, position)
);
