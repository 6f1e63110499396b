-- how far the demonstration's clock is ahead of real time, kept over a restart
create table demonstration_clock (
    ahead_seconds bigint not null
);
