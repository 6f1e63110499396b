package kh.isaf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kh.isaf.modelling.StartFiles;
import kh.isaf.modelling.compare.ChangeWords;
import kh.isaf.reminder.TextVariable;
import kh.isaf.reminder.cost.TextPreview;
import kh.isaf.workflow.model.Reason;
import kh.isaf.workflow.rules.RuleColumn;
import kh.isaf.workflow.rules.RuleTable;
import org.junit.jupiter.api.Test;

/** Everything the product says it can say in Khmer and in English. */
class MessagesTests {

    private static final Path JAVA = Path.of("src/main/java");

    private static final Pattern FIXED =
            Pattern.compile("#\\{\\s*([A-Za-z][\\w.]*)|#messages\\.\\w+\\('([\\w.]+)'\\s*[,)]");
    private static final Pattern COMPUTED =
            Pattern.compile("#\\{\\s*(?:\\||\\$\\{'|')([\\w.]*\\.)|#messages\\.\\w+\\('([\\w.]+\\.)'\\s*\\+");
    private static final Pattern GIVEN = Pattern.compile("#\\{\\s*\\$\\{([^'}][^}]*)}");
    private static final Pattern SAID = Pattern.compile(
            "(?:new Refusal\\(|FieldError\\.at\\(|addFlashAttribute\\(\\s*\"message\",|[^\\w]text\\(|\\.fact\\(|new Notice\\(|pages\\.again\\()([^;]{0,300})");
    private static final Pattern SAID_COMPUTED = Pattern.compile("\"([a-z]\\w*\\.(?:\\w+\\.)*)\"\\s*\\+");
    private static final Pattern COMMENT = Pattern.compile("(?s)<!--/\\*.*?\\*/-->");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z]\\w*(?:\\.\\w+)+)\"");

    /** What may follow a computed key's beginning: the ids of an enumeration, or words of the models and forms. */
    private static final Map<String, List<String>> ENDS = Map.ofEntries(
            ids("absence.state.", "people.Absence$Standing"),
            ids("cases.state.", "oversight.CaseState"),
            Map.entry("taskPage.sheet.", List.of("i4c", "scores", "jaap")),
            ids("scenario.kind.", "modelling.scenario.Scenario$Kind"),
            Map.entry("scenario.", List.of("open", "passed", "notPassed")),
            Map.entry(
                    "scenario.problem.",
                    List.of(
                            "MODEL",
                            "TASK",
                            "ANSWER",
                            "TIMER",
                            "MESSAGE",
                            "NOT_RUNNING",
                            "ENDLESS",
                            "TOO_LONG",
                            "BROKEN",
                            "OPEN",
                            "NOT_ENDED",
                            "ENDED",
                            "NOT_PASSED",
                            "PASSED")),
            ids("release.state.", "workflow.release.ReleaseState"),
            ids("release.unnumbered.", "workflow.release.ReleaseSource"),
            ids("release.change.", "modelling.ReleaseList$Change"),
            Map.entry("impact.report.", List.of("meetings", "plans", "lines")),
            ids("compare.part.", "modelling.compare.PartKind"),
            ids("compare.is.", "modelling.compare.Change$Sort"),
            Map.entry("compare.mark.", List.of("ADDED", "REMOVED", "CHANGED", "MOVED")),
            Map.entry("compare.trait.", ChangeWords.NAMED),
            Map.entry("compare.trait.is.", List.of("added", "removed", "changed")),
            Map.entry("compare.value.", List.of("true", "false")),
            Map.entry("editor.ui.sample.", StartFiles.SAMPLES),
            ids("findings.severity.", "workflow.model.Severity"),
            ids("takeOver.only.", "modelling.TakeOver$Deed"),
            ids("takeOver.mine.", "modelling.TakeOver$Deed"),
            ids("takeOver.theirs.", "modelling.TakeOver$Deed"),
            Map.entry(
                    "package.error.",
                    List.of(
                            "noPackage",
                            "noManifest",
                            "signature",
                            "file",
                            "missing",
                            "large",
                            "fileLarge",
                            "name",
                            "twice",
                            "fingerprint")),
            Map.entry(
                    "cases.column.",
                    List.of(
                            "cycle",
                            "areaCode",
                            "area",
                            "provider",
                            "stage",
                            "month",
                            "starts",
                            "due",
                            "done",
                            "state",
                            "days",
                            "turn",
                            "who",
                            "contacts")),
            ids("figure.", "oversight.Figure"),
            ids("contact.kind.", "oversight.Contacts$Kind"),
            ids("time.heat.", "oversight.Heat"),
            ids("time.value.", "oversight.Heat"),
            ids("time.shades.", "oversight.Heat"),
            ids("time.by.", "oversight.TimeGroup"),
            ids("time.part.", "oversight.TimeGroup"),
            ids("time.figure.", "oversight.TimeFigure"),
            Map.entry("time.settlement.", List.of("urban", "rural")),
            Map.entry(
                    "time.column.",
                    List.of(
                            "step",
                            "areaCode",
                            "area",
                            "provider",
                            "month",
                            "began",
                            "taken",
                            "done",
                            "due",
                            "waiting",
                            "working",
                            "late",
                            "again",
                            "who")),
            ids("report.kind.", "oversight.report.ReportKind"),
            ids("report.status.", "oversight.report.ReportStatus"),
            ids("report.act.", "oversight.report.ReportAct"),
            ids("report.box.", "oversight.report.TextBox"),
            Map.entry("report.half.", List.of("1", "2")),
            Map.entry("report.column.", List.of("meetings", "people", "women", "men", "other")),
            Map.entry("report.escalation.", List.of("opened", "closed")),
            ids("meetings.state.", "oversight.MeetingState"),
            Map.entry(
                    "meetings.column.",
                    List.of(
                            "body",
                            "areaCode",
                            "area",
                            "provider",
                            "from",
                            "to",
                            "proposed",
                            "planned",
                            "held",
                            "state",
                            "present",
                            "women",
                            "men",
                            "other",
                            "place")),
            Map.entry("cadence.months.", List.of("0", "1", "2", "3", "4", "6", "12")),
            ids("visits.state.", "oversight.Visits$State"),
            Map.entry("visits.visitor.", List.of("dmkGroup", "cpGroup", "ncddsAdmin", "psc")),
            ids("quality.kind.", "oversight.FlagKind"),
            ids("quality.rule.", "oversight.FlagKind"),
            Map.entry(
                    "oversight.page.",
                    List.of("cases", "map", "meetings", "overdue", "reports", "time", "timeliness", "visits")),
            ids("jobs.cause.", "workflow.engine.FailedJob$Cause"),
            ids("jobs.skip.", "workflow.engine.FailedJob$Omission"),
            ids("jobs.node.state.", "workflow.engine.Node$Jobs"),
            ids("accounts.state.", "people.AccountState"),
            Map.entry(
                    "accounts.event.", List.of("account.signIn", "account.signIn.failed", "account.signIn.wrongCode")),
            Map.entry("start.gone.", List.of("USED", "REPLACED", "EXPIRED")),
            Map.entry("start.", List.of("INVITATION.title", "INVITATION.lead", "RESET.title", "RESET.lead")),
            Map.entry("me.channel.", List.of("email", "sms", "telegram", "none")),
            Map.entry("me.rhythm.", List.of("daily", "weekly", "instant")),
            ids("digest.part.", "reminder.DigestLine$Part"),
            ids("digest.count.", "reminder.DigestLine$Part"),
            ids("areaLevel.", "territory.AreaLevel"),
            ids("bodies.kind.", "people.BodyKind"),
            ids("bodies.position.", "people.Position"),
            ids("people.sex.", "people.Sex"),
            ids("people.state.", "people.Period$State"),
            ids("areaType.", "territory.AreaType"),
            ids("imports.kind.", "imports.Column$Kind"),
            ids("imports.status.", "imports.ImportStatus"),
            Map.entry("imports.explained.", List.of("title", "name", "required", "what", "example")),
            ids("cycle.state.", "workflow.StageStep$State"),
            ids("cycle.status.", "cycle.AreaCycle$Status"),
            ids("holiday.part.", "cycle.Holiday$Part"),
            ids("ladder.recipient.", "reminder.Recipient"),
            ids("escalation.act.", "reminder.escalation.Act"),
            ids("handOver.kind.", "worklist.HandOver$Kind"),
            ids("i4c.status.", "i4c.PackStatus"),
            ids("jaap.body.", "jaap.DecidingBody"),
            ids("jaap.funding.", "jaap.FundingSource"),
            ids("jaap.letter.", "jaap.Part"),
            ids("jaap.lineStatus.", "jaap.LineStatus"),
            ids("jaap.part.", "jaap.Part"),
            ids("jaap.status.", "jaap.JaapStatus"),
            ids("jaap.taker.", "jaap.Taker"),
            ids("jaap.verdict.", "jaap.DecideJaap$Decision", "jaap.AdoptJaap$Decision"),
            ids("processes.kind.", "workflow.model.ProcessOutline$Kind"),
            ids("processes.repetition.", "workflow.model.ProcessOutline$Repetition"),
            ids("outbox.cause.", "reminder.Cause"),
            ids("outbox.status.", "reminder.MessageStatus"),
            Map.entry("outbox.channel.", List.of("email", "sms", "telegram")),
            Map.entry("outbox.delivery.", List.of("ACCEPTED", "DELIVERED", "FAILED")),
            ids("outbox.kind.", "reminder.MessageKind"),
            ids("text.", "reminder.MessageText"),
            ids("texts.name.", "reminder.MessageText"),
            ids("texts.kind.", "reminder.MessageText$Kind"),
            ids("texts.variable.", "reminder.TextVariable"),
            Map.entry(
                    "texts.sample.",
                    Arrays.stream(TextVariable.values())
                            .filter(variable -> !TextPreview.MADE.contains(variable))
                            .map(TextVariable::id)
                            .toList()),
            Map.entry("texts.language.", List.of("km", "en")),
            Map.entry("numbers.way.", List.of("sms", "email", "telegram")),
            Map.entry("numbers.cause.", List.of("ADDRESS_REFUSED", "ADDRESS_INVALID", "NOT_DELIVERED", "UNANSWERED")),
            ids("providerKind.", "territory.ProviderKind"),
            ids("role.", "access.Role"),
            ids("cycle.excuse.missing.", "cycle.Stage"),
            ids("setup.figures.", "workflow.SetupStep$Subject"),
            ids("setup.state.", "workflow.SetupStep$State"),
            ids("setup.step.", "workflow.SetupStep$Subject"),
            ids("stage.", "cycle.Stage"),
            ids("timeMachine.status.", "simulation.TrialStatus"),
            ids("timeMachine.tables.", "simulation.TrialOrder$Tables"),
            Map.entry("timeMachine.step.", List.of("opened", "handed")),
            ids("variant.", "territory.Variant"),
            ids("variants.hint.", "territory.Variant"),
            ids("worklist.due.", "worklist.WorkListFilter$Due"),
            ids("worklist.empty.", "worklist.WorkListFilter$Tab"),
            ids("worklist.tab.", "worklist.WorkListFilter$Tab"),
            ids("year.cause.", "workflow.StartFailure$Cause"),
            ids("year.reason.", "workflow.StartPreview$Reason"),
            Map.entry("holiday.preview.", List.of("set", "remove")),
            Map.entry("week.preview.", List.of("set", "remove")),
            ids("rules.table.", "workflow.rules.RuleTable"),
            ids("rules.about.", "workflow.rules.RuleTable"),
            ids("rules.edit.lead.", "workflow.rules.RuleTable"),
            Map.entry(
                    "rules.column.",
                    Arrays.stream(RuleTable.values())
                            .flatMap(table -> table.columns().stream())
                            .map(RuleColumn::id)
                            .distinct()
                            .toList()),
            Map.entry("rules.offset.", List.of("-1", "0", "1", "2")),
            Map.entry("rules.value.", List.of("urban", "rural", "chosen", "email", "inApp", "true", "false")),
            Map.entry(
                    "setup.page.",
                    List.of(
                            "people",
                            "accounts",
                            "cafs",
                            "bodies",
                            "networks",
                            "vacancies",
                            "absences",
                            "postponements",
                            "rules",
                            "time-machine",
                            "imports",
                            "variants",
                            "holidays",
                            "years",
                            "guidance",
                            "checks",
                            "outbox",
                            "texts",
                            "failed-jobs",
                            "numbers",
                            "groups",
                            "incoming",
                            "audit")),
            Map.entry(
                    "history.",
                    List.of(
                            "done",
                            "excused",
                            "claim",
                            "release",
                            "correct",
                            "call",
                            "visit",
                            "extend",
                            "excuse",
                            "reassign",
                            "replyDone",
                            "replyReported",
                            "replyMoreDays",
                            "replyNotMe",
                            "moreTimeGranted",
                            "moreTimeRefused",
                            "somebodyFound")),
            ids("incoming.outcome.", "reminder.reply.ReplyOutcome"),
            Map.entry("reply.decision.", List.of("GRANTED", "REFUSED", "LAPSED")),
            ids("checks.kind.", "workflow.figures.CheckKind"),
            ids("checks.level.", "workflow.figures.Level"),
            Map.entry("model.", Arrays.stream(Reason.values()).map(Reason::code).toList()),
            Map.entry("register.", List.of("areas", "holidays", "providers", "criteria")),
            Map.entry("register.areas.", List.of("code", "name_km", "name_latin", "closed_on", "successor_code")),
            Map.entry("register.choice.", List.of("healthCentre", "khan", "CP")),
            Map.entry("territory.", List.of("successor", "predecessor", "tookOver", "splitInto")),
            Map.entry("territory.closing.", List.of("cycles", "providers", "roles")),
            Map.entry("i4c.source.", List.of("stateBudget", "communeFund", "other")),
            Map.entry("i4c.place.", List.of("officeBoard", "pagoda", "online")),
            Map.entry("processes.roleNote.", List.of("facilitator", "dataEntry", "supervisor", "committee")));

    /** Beginnings that are no keys: names of properties in a form, and keys listed whole below. */
    private static final Set<String> NO_KEYS = Set.of(
            "assessment.",
            "case.",
            "conditional.",
            "contact.",
            "digest.",
            "escalation.",
            "lines.",
            "meetings.",
            "properties.",
            "reply.",
            "report.",
            "validate.");

    /** Keys that a page gets whole, from its controller. */
    private static final Map<String, List<String>> WHOLE = Map.of(
            "each.peopleKey('citizens', people)",
            List.of("assessment.citizens.tooFew", "assessment.citizens.bySex", "assessment.citizens.total"),
            "each.peopleKey('staff', people)",
            List.of("assessment.staff.tooFew", "assessment.staff.bySex", "assessment.staff.total"),
            "group.labelKey()",
            List.of(
                    "i4c.reached.total",
                    "i4c.reached.women",
                    "i4c.reached.men",
                    "i4c.reached.other",
                    "i4c.reached.youth",
                    "i4c.reached.disability",
                    "i4c.reached.idPoor",
                    "i4c.reached.minority"));

    @Test
    void khmerAndEnglishHaveTheSameKeys() throws IOException {
        Set<String> khmerOnly = new TreeSet<>(messages("km").stringPropertyNames());
        Set<String> englishOnly = new TreeSet<>(messages("en").stringPropertyNames());
        khmerOnly.removeAll(messages("en").keySet());
        englishOnly.removeAll(messages("km").keySet());
        assertThat(khmerOnly).as("in Khmer only").isEmpty();
        assertThat(englishOnly).as("in English only").isEmpty();
    }

    /** A text that is missing, and a key written twice, of which one text is hidden. */
    @Test
    void everyKeyHasOneText() throws IOException {
        for (String language : List.of("km", "en")) {
            Set<String> seen = new TreeSet<>();
            assertThat(Files.readAllLines(file(language)).stream()
                            .filter(line -> line.matches("[A-Za-z].*"))
                            .map(line -> line.split("\\s*=\\s*", 2))
                            .filter(entry -> entry.length < 2 || entry[1].isBlank() || !seen.add(entry[0]))
                            .map(entry -> entry[0]))
                    .as(language)
                    .isEmpty();
        }
    }

    @Test
    void whatTemplatesSayIsThere() throws IOException {
        Set<String> missing = new TreeSet<>();
        for (Path template : TemplatesTests.templates().toList()) {
            String page = COMMENT.matcher(Files.readString(template)).replaceAll("");
            matches(FIXED, page).filter(key -> !key.endsWith(".")).forEach(missing::add);
            matches(COMPUTED, page).flatMap(MessagesTests::ends).forEach(missing::add);
            matches(GIVEN, page)
                    .flatMap(expression -> WHOLE.getOrDefault(expression, List.of("? " + expression)).stream())
                    .forEach(missing::add);
        }
        missing.removeAll(messages("en").keySet());
        assertThat(missing).isEmpty();
    }

    /** Refusals, errors of fields and notices after a redirect. */
    @Test
    void whatJavaSaysIsThere() throws IOException {
        Set<String> missing = new TreeSet<>();
        try (Stream<Path> files = Files.walk(JAVA)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String code = Files.readString(file);
                matches(SAID_COMPUTED, code)
                        .filter(beginning -> !NO_KEYS.contains(beginning))
                        .flatMap(MessagesTests::ends)
                        .forEach(missing::add);
                matches(SAID, code)
                        .flatMap(arguments -> matches(LITERAL, arguments))
                        .forEach(missing::add);
            }
        }
        missing.removeAll(messages("en").keySet());
        assertThat(missing).isEmpty();
    }

    /** Roles of a model that stand for several, beside those a person holds. */
    @Test
    void everyRoleOfAModelHasAName() throws IOException {
        assertThat(messages("en").stringPropertyNames())
                .contains("role.facilitator", "role.dataEntry", "role.supervisor", "role.committee");
    }

    private static Stream<String> ends(String beginning) {
        return ENDS.containsKey(beginning)
                ? ENDS.get(beginning).stream().map(beginning::concat)
                : Stream.of("? " + beginning);
    }

    private static Stream<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MessagesTests::found);
    }

    private static String found(MatchResult match) {
        return match.group(1) != null || match.groupCount() == 1 ? match.group(1) : match.group(2);
    }

    private static Properties messages(String language) throws IOException {
        Properties messages = new Properties();
        try (Reader reader = Files.newBufferedReader(file(language))) {
            messages.load(reader);
        }
        return messages;
    }

    private static Path file(String language) {
        return Path.of("src/main/resources/messages_" + language + ".properties");
    }

    /** The ids of all constants; where an enumeration has no ids its names stand in the keys. */
    private static Map.Entry<String, List<String>> ids(String beginning, String... enumerations) {
        return Map.entry(
                beginning,
                Arrays.stream(enumerations)
                        .flatMap(name -> Arrays.stream(constants("kh.isaf." + name)))
                        .map(MessagesTests::id)
                        .toList());
    }

    private static Object[] constants(String name) {
        try {
            return Class.forName(name).getEnumConstants();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String id(Object constant) {
        try {
            return String.valueOf(constant.getClass().getMethod("id").invoke(constant));
        } catch (NoSuchMethodException withoutId) {
            return ((Enum<?>) constant).name();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
