create table cycle (
    year      int primary key,
    opened_at timestamptz not null
);

create table deadline (
    year       int         not null references cycle,
    stage      varchar(40) not null,
    settlement varchar(10) not null,
    variant    varchar(20) not null,
    starts_on  date        not null,
    due_on     date        not null,
    primary key (year, stage, settlement, variant)
);

create table area_cycle (
    cycle_key  varchar(11) primary key,
    year       int         not null references cycle,
    area_code  varchar(6)  not null,
    urban      boolean     not null,
    variant    varchar(20) not null,
    release    varchar(40) not null,
    status     varchar(10) not null,
    chunk      uuid        not null,
    requested_at timestamptz not null,
    started_at timestamptz,
    closed_at  timestamptz,
    unique (year, area_code)
);
create index area_cycle_chunk on area_cycle (chunk);

create table stage_progress (
    cycle_key     varchar(11) not null references area_cycle,
    stage         varchar(40) not null,
    provider_code varchar(40) not null default '',
    status        varchar(10) not null,
    starts_on     date        not null,
    due_on        date        not null,
    opened_at     timestamptz,
    closed_at     timestamptz,
    excuse        text,
    primary key (cycle_key, stage, provider_code)
);
