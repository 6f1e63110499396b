-- how often somebody wants to be told; urgent steps do not wait for it
alter table person
    add column rhythm varchar(10) not null default 'daily' check (rhythm in ('daily', 'weekly', 'instant'));
create index person_instant on person (id) where rhythm = 'instant';

-- that a person is to hear of an item. kind: a step of the ladder, an item that is new, or was given to the person;
-- working_days: of the step, after the due day; recipient: as in the ladder; role, area_code: the grant through which
-- the person is reached; in_stead_of: the absent person whose deputy it is; told_at: by the business clock, when it went
-- into a message or, without one, was only put into the list in the product. No foreign keys: hundreds of thousands of
-- rows are written by one statement, and looking up each would take as long again
create table notice (
    work_item_id uuid        not null,
    person_id    uuid        not null,
    kind         varchar(10) not null check (kind in ('ladder', 'opened', 'handed')),
    working_days int         not null default 0,
    due_on       date        not null,
    recipient    varchar(20) not null,
    role         varchar(20) not null,
    area_code    varchar(6)  not null,
    in_stead_of  uuid,
    urgent       boolean     not null default false,
    channel      varchar(10) not null,
    on_day       date        not null,
    told_at      timestamptz,
    message_id   uuid,
    primary key (work_item_id, person_id, kind, working_days, due_on)
);
create index notice_person on notice (person_id, told_at);
create index notice_message on notice (message_id) where message_id is not null;

-- who stands in for whom on a day, for which stages (null: all)
create function stand_in(day date) returns table (person_id uuid, deputy_id uuid, stages text[]) language sql stable as $$
    select null::uuid, null::uuid, null::text[] where false;
$$;
