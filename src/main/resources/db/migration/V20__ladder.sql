-- who is reminded of an open task when, as the decision table reminderLadder had it when the year opened or the table
-- changed; days are working days after the due day, before it where negative
create table ladder_step (
    year          int         not null references cycle on delete cascade,
    stage         varchar(40) not null,
    district_code varchar(4)  not null,
    position      int         not null,
    working_days  int         not null,
    recipient     varchar(20) not null,
    urgent        boolean     not null,
    channel       varchar(10) not null,
    primary key (year, stage, district_code, position)
);
