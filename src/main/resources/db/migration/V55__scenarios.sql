-- the last time the scenarios of a release were run: it counts only for exactly these files
create table scenario_run (
    release_id uuid primary key references model_release on delete cascade,
    -- over the names and bytes of the files it was run with
    sha256     varchar(64) not null,
    ran_at     timestamptz not null,
    ran_by     text        not null,
    -- what became of each scenario, and what they passed of each model
    result     jsonb       not null
);
