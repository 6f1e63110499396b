-- the decision tables stageDeadlines and reminderLadder as NCDDS has changed them: a draft has no version, the highest
-- version is live; where there is none, the table that the product ships is
create table rule_table (
    id           uuid primary key,
    decision     varchar(60) not null,
    dmn          bytea       not null,
    -- what was live when the draft was begun; null: the shipped one
    based_on     uuid references rule_table,
    -- the table the product shipped then, to see when an upgrade ships another one
    shipped_hash varchar(64) not null,
    drafted_at   timestamptz not null,
    drafted_by   text        not null,
    version      int check (version > 0),
    published_at timestamptz,
    published_by text,
    reason       text,
    tried_at     timestamptz,
    unique (decision, version),
    check ((version is null) = (published_at is null))
);

-- what a draft would change in each open year, as it was last tried
create table rule_table_preview (
    rule_table_id uuid        not null references rule_table on delete cascade,
    year          int         not null,
    deadlines     int         not null,
    stages        int         not null,
    tasks         int         not null,
    steps_new     int         not null,
    steps_gone    int         not null,
    notices       int         not null,
    primary key (rule_table_id, year)
);
