package kh.isaf.workflow.web;

import java.time.LocalDate;
import java.util.List;
import kh.isaf.workflow.render.FormView;
import kh.isaf.workflow.web.TaskPage.Doubt;
import kh.isaf.workflow.web.TaskPage.Head;
import org.jspecify.annotations.Nullable;

/**
 * The page on which a person corrects what he or she sent.
 *
 * @param action where it is posted; the page itself answers GET at the same address
 * @param version of the answers that are corrected
 * @param reasonMissing the form came without a reason
 */
public record CorrectionPage(
        Head head,
        FormView view,
        String action,
        String key,
        int version,
        String reason,
        boolean reasonMissing,
        @Nullable LocalDate lastDay,
        List<Doubt> doubts) {}
