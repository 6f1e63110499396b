package kh.isaf.worklist.web;

import java.util.Objects;
import kh.isaf.worklist.Redating;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A change of the calendar as a page makes it: shown first, then made together with all dates that follow from it. */
@Component
class CalendarChange {

    private final Redating redating;
    private final TransactionTemplate transactions;

    CalendarChange(Redating redating, PlatformTransactionManager transactions) {
        this.redating = redating;
        this.transactions = new TransactionTemplate(transactions);
    }

    /**
     * Makes the change if it is confirmed, or puts what would move on the page.
     *
     * @return whether it was made
     */
    boolean make(boolean confirmed, Runnable change, Model model, RedirectAttributes redirect) {
        if (!confirmed) {
            model.addAttribute("moved", redating.preview(change));
            return false;
        }
        Redating.Moved moved = Objects.requireNonNull(transactions.execute(status -> {
            change.run();
            return redating.align();
        }));
        redirect.addFlashAttribute("message", "holiday.done");
        redirect.addFlashAttribute(
                "messageArgs", new String[] {String.valueOf(moved.stages()), String.valueOf(moved.tasks())});
        return true;
    }
}
