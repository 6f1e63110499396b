package kh.isaf.imports;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the changes of an import in one transaction and tells in others how far it is. A run that was broken off, by
 * whatever, left nothing; the next one begins anew.
 */
@Component
class ImportWriting {

    private static final Logger LOG = LoggerFactory.getLogger(ImportWriting.class);
    private static final int AT_ONCE = 500;
    private static final int NAMED = 20;

    private final Registers registers;
    private final Comparison comparison;
    private final ImportRecords records;
    private final ImportFindings findings;
    private final AuditTrail audit;
    private final TransactionTemplate own;

    ImportWriting(
            Registers registers,
            Comparison comparison,
            ImportRecords records,
            ImportFindings findings,
            AuditTrail audit,
            PlatformTransactionManager transactions) {
        this.registers = registers;
        this.comparison = comparison;
        this.records = records;
        this.findings = findings;
        this.audit = audit;
        this.own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    void run(UUID id) {
        try {
            own.executeWithoutResult(transaction -> writeAll(id));
        } catch (Refusal refusal) {
            own.executeWithoutResult(transaction -> records.failed(id, refusal));
        } catch (RuntimeException failure) {
            LOG.error("import {} failed", id, failure);
            own.executeWithoutResult(transaction -> records.failed(id, new Refusal(null, "imports.failed")));
        }
    }

    private void writeAll(UUID id) {
        ImportRun run = records.find(id).orElseThrow();
        Register register = registers.get(run.register());
        records.lock(register.id());
        // whoever held the lock before may have run it
        Optional<Actor> by = records.claimedBy(id);
        if (by.isEmpty()) {
            return;
        }
        own.executeWithoutResult(transaction -> records.progress(id, 0));
        register.lock();
        Comparison.Finding finding = comparison.of(register, records.content(id));
        if (!finding.accepted() || !finding.changes().equals(findings.changes(id, Integer.MAX_VALUE))) {
            // nobody has seen these changes yet
            findings.replace(id, finding);
            records.checked(id, finding, true);
            return;
        }
        write(by.get(), register, finding.changes(), id);
        records.done(id, finding.changes().size());
        audit.record(
                by.get(),
                "register.import",
                "import/" + id,
                register.id(),
                "%d added, %d changed".formatted(finding.added(), finding.changed()),
                run.fileName());
    }

    private void write(Actor by, Register register, List<Change> changes, UUID id) {
        for (int from = 0; from < changes.size(); from += AT_ONCE) {
            int to = Math.min(from + AT_ONCE, changes.size());
            register.write(by, changes.subList(from, to));
            own.executeWithoutResult(transaction -> records.progress(id, to));
        }
    }

    /** Puts every entry back as it was, in the order opposite to the import's. */
    void takeBack(Actor by, Register register, List<Change> changes) {
        Map<String, Map<String, String>> current =
                comparison.current(register, changes.stream().map(Change::key).toList());
        List<String> inTheWay = changes.stream()
                .filter(change -> !Objects.equals(current.get(change.key()), change.after()))
                .map(Change::key)
                .toList();
        if (!inTheWay.isEmpty()) {
            throw new Refusal(
                    null,
                    "imports.undo.changed",
                    String.valueOf(inTheWay.size()),
                    String.join(", ", inTheWay.subList(0, Math.min(NAMED, inTheWay.size()))));
        }
        List<Change> back =
                new ArrayList<>(changes.stream().map(Change::reversed).toList());
        Collections.reverse(back);
        try {
            for (int from = 0; from < back.size(); from += AT_ONCE) {
                register.write(by, back.subList(from, Math.min(from + AT_ONCE, back.size())));
            }
            records.settle();
        } catch (DataIntegrityViolationException inUse) {
            throw new Refusal(null, "imports.undo.inUse");
        }
    }
}
