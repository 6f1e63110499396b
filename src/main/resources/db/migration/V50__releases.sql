-- models, decision tables, forms and texts as one unit: what the product ships and what NCDDS makes of it. The one with
-- the highest number is live: areas that start now run on it.
create table model_release (
    id             uuid primary key,
    -- by which the engine knows what was deployed; null before it is live
    tag            varchar(40) unique,
    number         int unique check (number > 0),
    source         varchar(10) not null check (source in ('PRODUCT', 'EDITED', 'IMPORTED')),
    state          varchar(10) not null
        check (state in ('DRAFT', 'REVIEW', 'APPROVED', 'LIVE', 'OFFERED', 'DISCARDED')),
    -- what its author began from; of a shipped release nothing
    based_on       uuid references model_release,
    note_km        text        not null default '',
    note_en        text        not null default '',
    -- over the names and bytes of its files; set when it is handed in, and what is approved and deployed
    sha256         varchar(64),
    begun_at       timestamptz not null,
    author_id      uuid        not null,
    author_name    text        not null,
    submitted_at   timestamptz,
    submitted_by   text,
    returned_at    timestamptz,
    returned_by    text,
    return_reason  text,
    approved_at    timestamptz,
    approver_id    uuid,
    approved_by    text,
    approval_note  text,
    live_at        timestamptz,
    live_by        text,
    check ((number is null) = (live_at is null)),
    check (number is null or (tag is not null and sha256 is not null))
);

create table model_release_file (
    release_id uuid         not null references model_release on delete cascade,
    name       varchar(100) not null,
    -- null: its author took it away
    content    bytea,
    -- what was live when its author began, or last took over what had become live since; null: a new file
    base       bytea,
    changed_at timestamptz  not null,
    changed_by text         not null,
    primary key (release_id, name),
    check (content is not null or base is not null)
);

-- everybody who changed anything in a draft; none of them may approve it
create table model_release_author (
    release_id uuid not null references model_release on delete cascade,
    person_id  uuid not null,
    name       text not null,
    primary key (release_id, person_id)
);

-- who edits a file of a draft now; times are the database's
create table model_lock (
    release_id  uuid         not null references model_release on delete cascade,
    file        varchar(100) not null,
    token       uuid         not null,
    holder_id   uuid         not null,
    holder_name text         not null,
    since       timestamptz  not null,
    until       timestamptz  not null,
    primary key (release_id, file)
);

-- the work of somebody whose lock was taken over, as it was when it was to be saved
create table model_kept_copy (
    id          uuid primary key,
    release_id  uuid         not null references model_release on delete cascade,
    file        varchar(100) not null,
    content     bytea        not null,
    person_id   uuid         not null,
    person_name text         not null,
    kept_at     timestamptz  not null
);
create index on model_kept_copy (release_id, file);

-- why a warning may stand; holds as long as the warning says the same
create table model_warning_reason (
    release_id uuid         not null references model_release on delete cascade,
    file       varchar(100) not null,
    element    varchar(200) not null,
    code       varchar(60)  not null,
    reason     text         not null,
    given_by   text         not null,
    given_at   timestamptz  not null,
    primary key (release_id, file, element, code)
);
