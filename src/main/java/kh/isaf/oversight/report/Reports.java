package kh.isaf.oversight.report;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import kh.isaf.access.Role;
import kh.isaf.cycle.BusinessClock;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How a report comes about: started with its figures, written, handed in, signed by a second member, sent to the level above. */
@Service
@Transactional
public class Reports {

    private static final int LONGEST = 4000;
    private static final int SHORTEST_REASON = 3;
    private static final int CP_CODE = 2;

    private final ReportStore store;
    private final FigureQuery figures;
    private final AuditTrail audit;
    private final Clock clock;

    Reports(ReportStore store, FigureQuery figures, AuditTrail audit, Clock clock) {
        this.store = store;
        this.figures = figures;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether the actor belongs to the group that reports on this very area. */
    public boolean writes(Actor actor, String area) {
        return actor.grants().stream()
                .anyMatch(grant -> grant.role() == author(area)
                        && grant.providerCode() == null
                        && grant.areaCode().equals(area));
    }

    private static Role author(String area) {
        return area.isEmpty() ? Role.NCDDS_ADMIN : area.length() == CP_CODE ? Role.CP_GROUP : Role.DMK_GROUP;
    }

    /**
     * A report as this reader may see it: whoever serves the whole area sees it at once, people below it once it is sent.
     *
     * @throws NotFound for everybody else
     */
    @Transactional(readOnly = true)
    public Report find(Actor actor, UUID id) {
        Report report = store.find(id);
        boolean below = report.status() == ReportStatus.SENT
                && actor.grants().stream().anyMatch(grant -> grant.areaCode().startsWith(report.areaCode()));
        if (!actor.covers(report.areaCode()) && !below) {
            throw new NotFound("report " + id);
        }
        return report;
    }

    /** Takes the figures and begins the report; the one that is there already if somebody was faster. */
    public UUID start(Actor actor, String area, ReportPeriod period) {
        requireAuthor(actor, area);
        LocalDate today = LocalDate.now(clock);
        if (period.from().isAfter(today)) {
            throw new Refusal(null, "report.error.tooEarly");
        }
        UUID known = store.id(area, period);
        if (known != null) {
            return known;
        }
        UUID id = UUID.randomUUID();
        if (!store.insert(id, area, period, now())) {
            return store.required(area, period);
        }
        store.figures(id, today, figures.parts(area, period, today), now());
        step(actor, id, ReportAct.STARTED, null);
        return id;
    }

    /**
     * What a member of the group wrote into a box.
     *
     * @param seen mark of the text that stood there when the member began; empty if that is not known
     */
    public record Words(TextBox box, String language, String text, String seen) {}

    /**
     * Keeps what was written; boxes that are not named stay as they are, and those that somebody else has filled meanwhile
     * and this member left alone.
     */
    public void write(Actor actor, UUID id, List<Words> written) {
        Report report = inHand(actor, id, ReportStatus.DRAFT);
        List<Words> changed = written.stream()
                .filter(words -> {
                    String mark = Report.mark(lines(words.text()));
                    return !mark.equals(report.mark(words.box(), words.language())) && !mark.equals(words.seen());
                })
                .toList();
        for (Words words : changed) {
            String field = words.box().id() + "." + words.language();
            if (words.text().strip().length() > LONGEST) {
                throw new Refusal(field, "report.error.long");
            }
            if (!words.seen().isEmpty() && !words.seen().equals(report.mark(words.box(), words.language()))) {
                throw new Refusal(field, "report.error.meanwhile");
            }
        }
        for (Words words : changed) {
            String after = lines(words.text());
            store.words(id, words.box(), words.language(), after);
            audit.record(
                    actor,
                    "report.write",
                    "report/" + id,
                    report.text(words.box(), words.language()),
                    after,
                    words.box().id() + "." + words.language());
        }
    }

    /** Without signs that no file can hold. */
    private static String lines(String text) {
        return text.replace("\r\n", "\n")
                .replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "")
                .strip();
    }

    /** Takes the figures anew, while the report is still written. */
    public void takeAnew(Actor actor, UUID id) {
        Report report = inHand(actor, id, ReportStatus.DRAFT);
        LocalDate today = LocalDate.now(clock);
        store.figures(id, today, figures.parts(report.areaCode(), report.period(), today), now());
        audit.record(actor, "report.figures", "report/" + id, null, today.toString(), null);
    }

    /** Asks a second member of the group to sign. From then on figures and words stay as they are. */
    public void handIn(Actor actor, UUID id) {
        Report report = inHand(actor, id, ReportStatus.DRAFT);
        if (report.texts().values().stream().allMatch(String::isBlank)) {
            throw new Refusal(null, "report.error.empty");
        }
        if (LocalDate.now(clock).isBefore(report.period().to())) {
            throw new Refusal(null, "report.error.notOver");
        }
        if (report.takenAt()
                .atZoneSameInstant(BusinessClock.CAMBODIA)
                .toLocalDate()
                .isBefore(report.period().to())) {
            throw new Refusal(null, "report.error.oldFigures");
        }
        move(actor, report, ReportStatus.HANDED_IN, ReportAct.HANDED_IN, null);
    }

    /** Signs as the second member of the group; nobody signs what he or she handed in. */
    public void sign(Actor actor, UUID id) {
        Report report = inHand(actor, id, ReportStatus.HANDED_IN);
        boolean own = report.last(ReportAct.HANDED_IN)
                .filter(step -> step.personId().equals(actor.personId()))
                .isPresent();
        if (own) {
            throw new Refusal(null, "report.error.second");
        }
        move(actor, report, ReportStatus.SIGNED, ReportAct.SIGNED, null);
    }

    /** Gives it back to be written again, before it is sent. */
    public void giveBack(Actor actor, UUID id, String reason) {
        Report report = own(actor, id);
        if (report.status() != ReportStatus.HANDED_IN && report.status() != ReportStatus.SIGNED) {
            throw new Refusal(null, "report.error.state");
        }
        if (reason.strip().length() < SHORTEST_REASON || reason.strip().length() > LONGEST) {
            throw new Refusal("reason", "report.error.reason");
        }
        move(actor, report, ReportStatus.DRAFT, ReportAct.RETURNED, reason.strip());
    }

    /** Sends it to the level above; after that nothing of it changes. */
    public void send(Actor actor, UUID id) {
        move(actor, inHand(actor, id, ReportStatus.SIGNED), ReportStatus.SENT, ReportAct.SENT, null);
    }

    private Report own(Actor actor, UUID id) {
        Report report = find(actor, id);
        requireAuthor(actor, report.areaCode());
        return report;
    }

    private Report inHand(Actor actor, UUID id, ReportStatus status) {
        Report report = own(actor, id);
        if (report.status() != status) {
            throw new Refusal(null, "report.error.state");
        }
        store.lock(id, status);
        return store.find(id);
    }

    private void requireAuthor(Actor actor, String area) {
        if (!writes(actor, area)) {
            throw new AccessDeniedException("does not report on " + area);
        }
    }

    private void move(Actor actor, Report report, ReportStatus to, ReportAct act, @Nullable String note) {
        store.move(report.id(), report.status(), to, act == ReportAct.SENT ? now() : null);
        step(actor, report.id(), act, note);
    }

    private void step(Actor actor, UUID id, ReportAct act, @Nullable String note) {
        store.step(id, act, actor, note, now());
        audit.record(actor, "report." + act.name(), "report/" + id, null, null, note);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
