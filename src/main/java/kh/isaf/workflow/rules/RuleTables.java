package kh.isaf.workflow.rules;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import kh.isaf.cycle.DueDatesMoved;
import kh.isaf.workflow.engine.DecisionTables;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The decision tables as NCDDS keeps them: a draft is checked and tried on the open years, and published with a reason.
 * A version stays for good; an earlier one, or the product's own, comes back as a draft.
 */
@Service
@Transactional
public class RuleTables {

    private static final int LONGEST_REASON = 1000;

    private final RuleVersions versions;
    private final DecisionTables tables;
    private final RuleChecks checks;
    private final Reevaluation reevaluation;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;

    RuleTables(
            RuleVersions versions,
            DecisionTables tables,
            RuleChecks checks,
            Reevaluation reevaluation,
            AuditTrail audit,
            ApplicationEventPublisher events,
            JdbcClient jdbc) {
        this.versions = versions;
        this.tables = tables;
        this.checks = checks;
        this.reevaluation = reevaluation;
        this.audit = audit;
        this.events = events;
        this.jdbc = jdbc;
    }

    /** The table in force: the newest that was published, or else the one the product ships. */
    @Transactional(readOnly = true)
    public byte[] live(String decision) {
        return tables.live(table(decision).id());
    }

    /** The version in force; nothing where it is the table the product ships. */
    @Transactional(readOnly = true)
    public Optional<RuleVersion> liveVersion(RuleTable table) {
        return versions.live(table);
    }

    /** All versions that were ever published, the newest first. */
    @Transactional(readOnly = true)
    public List<RuleVersion> published(RuleTable table) {
        return versions.published(table);
    }

    @Transactional(readOnly = true)
    public List<RuleVersion> drafts(RuleTable table) {
        return versions.drafts(table);
    }

    /** A draft or a version. */
    @Transactional(readOnly = true)
    public RuleVersion version(UUID id) {
        return versions.get(id);
    }

    /** A published version by its number; 0 is the table the product ships. */
    @Transactional(readOnly = true)
    public byte[] version(RuleTable table, int number) {
        if (number == 0) {
            return tables.shipped(table.id());
        }
        return versions.published(table).stream()
                .filter(version -> Objects.equals(version.version(), number))
                .findFirst()
                .map(RuleVersion::dmn)
                .orElseThrow(() -> new NotFound("version " + number + " of " + table.id()));
    }

    /** Whether the product ships another table by now than when the live one was published. */
    @Transactional(readOnly = true)
    public boolean shippedAnother(RuleTable table) {
        return versions.live(table)
                .filter(live -> !live.shippedHash().equals(shippedHash(table)))
                .isPresent();
    }

    /** The rows of a table's file. */
    public RuleSheet sheet(RuleTable table, byte[] dmn) {
        return RuleSheetXml.read(table, dmn)
                .orElseThrow(() -> new IllegalArgumentException("not the table " + table.id()))
                .sheet();
    }

    /** The values of each column that has a list. */
    public Map<String, List<String>> choices(RuleTable table) {
        return checks.choices(table);
    }

    /** The file of the live table with these rows in it. */
    public byte[] written(RuleSheet sheet) {
        return RuleSheetXml.read(sheet.table(), live(sheet.table().id()))
                .orElseThrow()
                .with(sheet, choices(sheet.table()));
    }

    /**
     * Keeps a table as a draft that builds on the live one.
     *
     * @throws TableRefused with all that is wrong with it
     */
    public UUID draft(Actor by, String decision, byte[] dmn) {
        RuleTable table = table(decision);
        return draft(by, table, dmn, versions.live(table).map(RuleVersion::id).orElse(null));
    }

    /** Keeps a table as a draft that builds on the one that was live when its author began. */
    public UUID draft(Actor by, RuleTable table, byte[] dmn, @Nullable UUID basedOn) {
        byte[] checked = checks.checked(table, dmn);
        requireLive(table, basedOn);
        UUID draft = versions.draft(table, checked, basedOn, shippedHash(table), by.name());
        audit.record(by, "rules.draft", object(table, draft), null, words(table, checked), null);
        return draft;
    }

    /** The file of a draft or a version. */
    @Transactional(readOnly = true)
    public byte[] draft(UUID id) {
        return versions.get(id).dmn();
    }

    public void discard(Actor by, UUID id) {
        RuleVersion draft = requireDraft(id);
        RuleTable table = table(draft.decision());
        versions.discard(id);
        audit.record(by, "rules.discard", object(table, id), words(table, draft.dmn()), null, null);
    }

    /** What publishing the draft would change: it is published, counted and taken back. */
    public Preview preview(UUID id) {
        RuleVersion draft = versions.get(id);
        RuleTable table = table(draft.decision());
        jdbc.sql("savepoint rules_preview").update();
        try {
            return reevaluation.apply(table, draft.dmn(), next(table));
        } finally {
            jdbc.sql("rollback to savepoint rules_preview").update();
        }
    }

    /** The same, kept with the draft for whoever looks at it. */
    public Preview tried(UUID id) {
        requireDraft(id);
        Preview preview = preview(id);
        versions.tried(id, preview);
        return preview;
    }

    /** What the draft would have changed when it was last tried. */
    @Transactional(readOnly = true)
    public Preview lastPreview(UUID id) {
        return versions.preview(id);
    }

    /** Puts a draft into force, for new years and for what is not done in open ones. */
    public Preview publish(Actor by, UUID id, String typedReason) {
        String reason = typedReason.replaceAll("\\p{Cntrl}+", " ").strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw new Refusal("reason", "rules.error.reason", String.valueOf(LONGEST_REASON));
        }
        tables.holdForPublishing();
        RuleVersion draft = requireDraft(id);
        RuleTable table = table(draft.decision());
        requireLive(table, draft.basedOn());
        byte[] dmn = checks.checked(table, draft.dmn());
        String before = words(table, live(table.id()));
        int version = next(table);
        versions.publish(id, version, shippedHash(table), by.name(), reason);
        Preview changed = reevaluation.apply(table, dmn, version);
        audit.record(
                by,
                "rules.publish",
                "rules/" + table.id() + "/" + version,
                before,
                words(table, dmn) + (changed.nothing() ? "" : "; " + changed.words()),
                reason);
        events.publishEvent(new DueDatesMoved(""));
        return changed;
    }

    /** Puts a table into force at once, for the command line. */
    public void publish(Actor by, String decision, byte[] dmn, String reason) {
        publish(by, draft(by, decision, dmn), reason);
    }

    private RuleVersion requireDraft(UUID id) {
        RuleVersion draft = versions.get(id);
        if (!draft.draft()) {
            throw new Refusal(
                    null,
                    "rules.error.published",
                    String.valueOf(draft.version()),
                    String.valueOf(draft.publishedBy()));
        }
        return draft;
    }

    /** Somebody may have published another table since this one was begun. */
    private void requireLive(RuleTable table, @Nullable UUID basedOn) {
        RuleVersion live = versions.live(table).orElse(null);
        if (!Objects.equals(live == null ? null : live.id(), basedOn)) {
            throw new Refusal(
                    null,
                    "rules.error.stale",
                    String.valueOf(live == null ? 0 : live.version()),
                    live == null ? "" : String.valueOf(live.publishedBy()));
        }
    }

    private int next(RuleTable table) {
        return versions.live(table).map(RuleVersion::version).orElse(0) + 1;
    }

    private String shippedHash(RuleTable table) {
        return RuleVersions.hash(sheet(table, tables.shipped(table.id())));
    }

    private String words(RuleTable table, byte[] dmn) {
        RuleSheet sheet = sheet(table, dmn);
        return sheet.rows().size() + " rows, sha256:" + RuleVersions.hash(sheet);
    }

    private static String object(RuleTable table, UUID id) {
        return "rules/" + table.id() + "/" + id;
    }

    private static RuleTable table(String decision) {
        return RuleTable.of(decision).orElseThrow(() -> new NotFound("table " + decision));
    }
}
