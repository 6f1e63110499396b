create table work_item (
    id              uuid primary key,
    task            varchar(60) not null,
    cycle_key       varchar(11) not null,
    year            int         not null,
    area_code       varchar(6)  not null,
    provider_code   varchar(40),
    stage           varchar(40) not null,
    month           int,
    name_km         text        not null,
    name_en         text        not null,
    starts_on       date        not null,
    due_on          date        not null,
    status          varchar(10) not null,
    assignee_id     uuid,
    assignee_name   text,
    claimed_at      timestamptz,
    created_at      timestamptz not null,
    closed_at       timestamptz,
    closed_by_id    uuid,
    closed_by_name  text
);
create index work_item_cycle on work_item (cycle_key);
create index work_item_open_area on work_item (area_code text_pattern_ops, due_on) where status = 'OPEN';
create index work_item_open_assignee on work_item (assignee_id, due_on) where status = 'OPEN';
create index work_item_closed on work_item (closed_at) where status <> 'OPEN';

-- who may take an open item: holders of this role for this area or provider
create table work_item_candidate (
    role         varchar(20) not null,
    scope        varchar(40) not null,
    work_item_id uuid        not null references work_item on delete cascade,
    primary key (role, scope, work_item_id)
);
create index work_item_candidate_item on work_item_candidate (work_item_id);

create table work_item_draft (
    work_item_id uuid        not null references work_item on delete cascade,
    person_id    uuid        not null,
    answers      jsonb       not null,
    saved_at     timestamptz not null,
    primary key (work_item_id, person_id)
);
