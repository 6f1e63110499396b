package kh.isaf.imports;

import java.util.List;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where national staff fill registers from tables: a file is taken and checked, then run as a whole or not at all, and
 * may be undone while its entries still stand as it left them.
 */
@Service
@Transactional
public class Imports {

    private static final int LONGEST_NAME = 200;

    private final Registers registers;
    private final Comparison comparison;
    private final ImportRecords records;
    private final ImportFindings findings;
    private final ImportWriting writing;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    Imports(
            Registers registers,
            Comparison comparison,
            ImportRecords records,
            ImportFindings findings,
            ImportWriting writing,
            AuditTrail audit,
            ApplicationEventPublisher events) {
        this.registers = registers;
        this.comparison = comparison;
        this.records = records;
        this.findings = findings;
        this.writing = writing;
        this.audit = audit;
        this.events = events;
    }

    /** Keeps a file and tells what importing it would do; the register stays as it is. */
    public UUID take(Actor by, String registerId, String fileName, byte[] content) {
        Register register = registers.get(registerId);
        UUID id = UUID.randomUUID();
        String name = CellText.words(fileName);
        records.add(id, by, register.id(), name.substring(0, Math.min(LONGEST_NAME, name.length())), content);
        Comparison.Finding finding = comparison.of(register, content);
        findings.replace(id, finding);
        records.checked(id, finding, false);
        return id;
    }

    /** Has a job run the import; who asks a second time changes nothing. */
    public void request(Actor by, UUID id) {
        if (claim(by, id)) {
            events.publishEvent(new ImportRequested(id));
        }
    }

    /** Marks a checked import as to be run, for whoever calls {@link #run} himself. */
    public boolean claim(Actor by, UUID id) {
        if (get(id).status() == ImportStatus.REFUSED) {
            throw new Refusal(null, "imports.run.refused");
        }
        return records.claim(id, by);
    }

    /** Runs an import that was asked for, in transactions of its own; a second run has no effect. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public void run(UUID id) {
        writing.run(id);
    }

    /**
     * Takes back what an import did.
     *
     * @throws Refusal when entries no longer stand as the import left them, or cannot be taken back any more
     */
    public void undo(Actor by, UUID id) {
        ImportRun run = get(id);
        Register register = registers.get(run.register());
        records.lock(register.id());
        register.lock();
        if (!records.undone(id, by)) {
            throw new Refusal(null, "imports.undo.notDone");
        }
        List<Change> changes = findings.changes(id, Integer.MAX_VALUE);
        writing.takeBack(by, register, changes);
        audit.record(by, "register.undo", "import/" + id, register.id(), changes.size() + " taken back", null);
    }

    @Transactional(readOnly = true)
    public ImportRun get(UUID id) {
        return records.find(id).orElseThrow(() -> new NotFound("import " + id));
    }

    /** The newest imports of a register, or of all registers for an empty id. */
    @Transactional(readOnly = true)
    public List<ImportRun> newest(String registerId, int most) {
        return records.newest(registerId, most);
    }

    @Transactional(readOnly = true)
    public List<Change> changes(UUID id, int most) {
        return findings.changes(id, most);
    }

    @Transactional(readOnly = true)
    public List<Faults.Fault> faults(UUID id, int most) {
        return findings.faults(id, false, most);
    }

    @Transactional(readOnly = true)
    public List<Faults.Fault> warnings(UUID id, int most) {
        return findings.faults(id, true, most);
    }

    @Transactional(readOnly = true)
    public int faultCount(UUID id) {
        return findings.faults(id, false);
    }
}
