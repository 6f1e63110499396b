package kh.isaf.reminder.reply;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.worklist.WorkItem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What was answered about one open task, as its page tells it. */
@Service
@Transactional(readOnly = true)
public class TaskReplies {

    private final JdbcClient jdbc;
    private final DelayRequests delays;
    private final NotMine notMine;

    TaskReplies(JdbcClient jdbc, DelayRequests delays, NotMine notMine) {
        this.jdbc = jdbc;
        this.delays = delays;
        this.notMine = notMine;
    }

    /**
     * All that was answered.
     *
     * @param notMine names of those for whom the task is not
     * @param decidesMoreTime whether more time is asked for, and the reader decides
     * @param findsSomebody whether nobody is left who would do it, and the reader sees to it
     */
    public record Page(
            Optional<ReportedDone> reported,
            List<DelayRequest> delays,
            List<String> notMine,
            boolean decidesMoreTime,
            boolean findsSomebody) {}

    public Page of(WorkItem item, Actor reader) {
        List<DelayRequest> asked = delays.of(item.id());
        return new Page(
                reported(item.id()),
                asked,
                notMine.of(item.id()),
                asked.stream().anyMatch(DelayRequest::waits) && DelayRequests.mayDecide(reader, item),
                notMine.asks(reader, item));
    }

    private Optional<ReportedDone> reported(UUID workItem) {
        return jdbc.sql("""
                select reported_done_by as by, reported_done_at as at from work_item
                where id = ? and reported_done_at is not null""").param(workItem).query(ReportedDone.class).optional();
    }
}
