-- a table that national staff sent for a register: the file, what its check found, and what became of it
create table register_import (
    id            uuid primary key,
    register      varchar(40) not null,
    file_name     text        not null,
    content       bytea       not null,
    status        varchar(10) not null,
    person_name   text        not null,
    taken_at      timestamptz not null,
    row_count     int         not null default 0,
    added         int         not null default 0,
    changed       int         not null default 0,
    unchanged     int         not null default 0,
    overtaken     boolean     not null default false,
    written       int         not null default 0,
    run_by        uuid,
    run_by_name   text,
    ended_at      timestamptz,
    failure_key   text,
    failure_args  text[],
    undone_by_name text,
    undone_at     timestamptz
);
create index register_import_register on register_import (register, taken_at);

-- what it changes: shown before it runs, taken back by the undo
create table import_change (
    import_id uuid not null references register_import on delete cascade,
    position  int  not null,
    entry_key text not null,
    before    jsonb,
    after     jsonb,
    primary key (import_id, position)
);

create table import_fault (
    import_id   uuid    not null references register_import on delete cascade,
    position    int     not null,
    line        int     not null,
    column_name text    not null,
    message_key text    not null,
    args        text[]  not null,
    warning     boolean not null,
    primary key (import_id, position)
);

-- an area that was merged names its successor, one that was split off its predecessor; changed_on: since when it bears
-- its present name
alter table area
    add column opened_on        date,
    add column closed_on        date,
    add column successor_code   varchar(6) references area deferrable initially deferred,
    add column predecessor_code varchar(6) references area deferrable initially deferred,
    add column changed_on       date;
create index area_successor on area (successor_code);
create index area_predecessor on area (predecessor_code);

-- each change of an area, as texts by the columns that changed
create table area_history (
    id          bigint generated always as identity primary key,
    area_code   varchar(6)  not null references area on delete cascade,
    changed_on  date        not null,
    recorded_at timestamptz not null,
    person_name text        not null,
    before      jsonb       not null,
    after       jsonb       not null
);
create index area_history_area on area_history (area_code);

-- the ministry's own code of a school or health centre
alter table service_provider
    add column ministry_code varchar(40),
    add constraint service_provider_ministry_code unique (kind, ministry_code) deferrable initially deferred;

-- the communes a health centre serves beside its home commune, or with it
create table provider_catchment (
    provider_code varchar(40) not null references service_provider on delete cascade,
    area_code     varchar(6)  not null references area,
    primary key (provider_code, area_code)
);
create index provider_catchment_area on provider_catchment (area_code);

-- from this day on no longer offered; scorecards of before still name it
alter table criterion
    add column retired_on date;
