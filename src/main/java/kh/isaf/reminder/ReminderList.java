package kh.isaf.reminder;

import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a person is reminded of, in the product itself: also for those whom no message reaches. */
@Service
@Transactional(readOnly = true)
public class ReminderList {

    public static final int PAGE_SIZE = 25;

    private final DigestReading reading;

    ReminderList(DigestReading reading) {
        this.reading = reading;
    }

    /** One page of the list, with the counts of all of it. */
    public record Page(DigestContent content, int page, int pages) {}

    /** The page asked for, or the last one there is. */
    public Page of(UUID person, int page) {
        DigestContent content = reading.of(person, first(page), PAGE_SIZE);
        int pages = Math.max(1, (content.total() + PAGE_SIZE - 1) / PAGE_SIZE);
        if (page > pages) {
            return new Page(reading.of(person, first(pages), PAGE_SIZE), pages, pages);
        }
        return new Page(content, Math.max(1, page), pages);
    }

    private static int first(int page) {
        return (Math.max(1, page) - 1) * PAGE_SIZE + 1;
    }
}
