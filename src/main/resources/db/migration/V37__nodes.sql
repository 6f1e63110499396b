-- nodes of the product: when each last looked at the database, how far its clock was off, and whether it runs jobs
create table node (
    id               uuid         primary key,
    name             varchar(100) not null,
    started_at       timestamptz  not null default now(),
    beat_at          timestamptz  not null default now(),
    clock_off_millis bigint       not null default 0,
    jobs             varchar(12)  not null check (jobs in ('RUNNING', 'CLOCK_OFF', 'PAUSED', 'STOPPED'))
);

-- one row: since when no node runs jobs until somebody decides, after a long stop or an old copy of the database, and when
-- somebody last did
create table job_state (
    only_one    boolean primary key default true check (only_one),
    paused_at   timestamptz,
    released_at timestamptz
);
insert into job_state default values;
