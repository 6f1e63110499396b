-- what somebody who leaves held, and who has it now
create table hand_over (
    id         uuid primary key,
    person_id  uuid        not null references person,
    area_code  varchar(6)  not null,
    leaves_on  date        not null,
    reason     text        not null,
    started_at timestamptz not null,
    started_by text        not null,
    done_at    timestamptz
);
create index hand_over_person on hand_over (person_id);
create unique index hand_over_open on hand_over (person_id) where done_at is null;

-- detail: the role, the position in the body, or the title of the post
create table hand_over_line (
    id            bigint generated always as identity primary key,
    hand_over_id  uuid        not null references hand_over,
    kind          varchar(10) not null,
    object_id     varchar(60) not null,
    detail        text        not null,
    area_code     varchar(6)  not null,
    provider_code varchar(40),
    deputy        boolean     not null default false,
    label_km      text        not null,
    label_en      text        not null,
    successor_id  uuid references person,
    settled_at    timestamptz,
    settled_by    text
);
create index hand_over_line_list on hand_over_line (hand_over_id);
create index hand_over_line_successor on hand_over_line (successor_id);
