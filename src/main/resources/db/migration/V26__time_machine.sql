-- the day the demonstration's clock is on its way to, morning by morning; null when it has arrived
alter table demonstration_clock add column on_way_to date;

-- trials of a year: what its reminders would have been, computed with made-up people on a scratch database.
-- heartbeat_at: by the database's clock, the last sign of life of the node that has the trial in hand
create table trial (
    id           uuid        primary key,
    year         int         not null,
    area_code    varchar(6)  not null,
    late_percent int         not null,
    seed         bigint      not null,
    ladder       varchar(10) not null,
    ladder_name  varchar(200),
    status       varchar(10) not null,
    ordered_by   text        not null,
    ordered_at   timestamptz not null,
    heartbeat_at timestamptz not null default now(),
    reached      date,
    tasks        int         not null default 0,
    messages     int         not null default 0,
    failure      text,
    ended_at     timestamptz
);
create unique index trial_one_at_a_time on trial ((true)) where status = 'RUNNING';

create table trial_message (
    trial_id uuid         not null references trial on delete cascade,
    number   int          not null,
    at       timestamp    not null,
    person   text         not null,
    role     varchar(200) not null,
    area     varchar(200) not null,
    channel  varchar(10)  not null,
    urgent   boolean      not null,
    step     varchar(200) not null,
    text     text         not null,
    primary key (trial_id, number)
);
