package kh.isaf.reminder;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import kh.isaf.access.NotFound;

/** The texts of messages to people whose words NCDDS may replace. What they ship with stands in the message files. */
public enum MessageText {
    DIGEST_SMS(
            "digest.sms",
            Kind.DIGEST,
            true,
            must(TextVariable.COUNTS, TextVariable.TASK, TextVariable.ANSWER, TextVariable.CODE, TextVariable.LINK),
            TextVariable.PLACE,
            TextVariable.DATE),
    DIGEST_SMS_OTHERS("digest.sms.others", Kind.DIGEST, true, must(TextVariable.COUNTS, TextVariable.LINK)),
    DIGEST_ANSWER("digest.answer", Kind.DIGEST, true, must()),
    DIGEST_SUBJECT("digest.subject", Kind.DIGEST, false, must(TextVariable.COUNTS)),
    DIGEST_GREETING("digest.greeting", Kind.DIGEST, false, must(), TextVariable.NAME),
    DIGEST_LATE("digest.late", Kind.DIGEST, false, must(TextVariable.COUNT)),
    DIGEST_DUE("digest.due", Kind.DIGEST, false, must(TextVariable.COUNT)),
    DIGEST_COMING("digest.coming", Kind.DIGEST, false, must(TextVariable.COUNT)),
    DIGEST_NEW("digest.new", Kind.DIGEST, false, must(TextVariable.COUNT)),
    DIGEST_CLOSING("digest.closing", Kind.DIGEST, false, must(TextVariable.LINK)),
    ACCOUNT_GREETING("account.greeting", Kind.ACCOUNT, false, must(), TextVariable.NAME),
    ACCOUNT_INVITATION_SUBJECT("account.invitation.subject", Kind.ACCOUNT, false, must()),
    ACCOUNT_INVITATION_INTRO("account.invitation.intro", Kind.ACCOUNT, false, must(TextVariable.USERNAME)),
    ACCOUNT_INVITATION_BUTTON("account.invitation.button", Kind.ACCOUNT, false, must()),
    ACCOUNT_INVITATION_NOT_YOU("account.invitation.notYou", Kind.ACCOUNT, false, must()),
    ACCOUNT_RESET_SUBJECT("account.reset.subject", Kind.ACCOUNT, false, must()),
    ACCOUNT_RESET_INTRO("account.reset.intro", Kind.ACCOUNT, false, must(TextVariable.USERNAME)),
    ACCOUNT_RESET_BUTTON("account.reset.button", Kind.ACCOUNT, false, must()),
    ACCOUNT_RESET_NOT_YOU("account.reset.notYou", Kind.ACCOUNT, false, must()),
    ACCOUNT_UNTIL("account.until", Kind.ACCOUNT, false, must(TextVariable.UNTIL)),
    COST_SUBJECT("cost.subject", Kind.COST, false, must(), TextVariable.MONTH),
    COST_BODY(
            "cost.body",
            Kind.COST,
            false,
            must(TextVariable.MONTH, TextVariable.SPENT, TextVariable.CAP, TextVariable.LINK)),
    REPLY_SUBJECT("reply.subject", Kind.REPLY, false, must()),
    REPLY_DONE("reply.done", Kind.REPLY, true, must(), TextVariable.TASK, TextVariable.CODE, TextVariable.PLACE),
    REPLY_REPORTED(
            "reply.reported",
            Kind.REPLY,
            true,
            must(TextVariable.LINK),
            TextVariable.TASK,
            TextVariable.CODE,
            TextVariable.MISSING),
    REPLY_MORE_DAYS(
            "reply.moreDays", Kind.REPLY, true, must(), TextVariable.DAYS, TextVariable.TASK, TextVariable.CODE),
    REPLY_HOW_MANY("reply.howMany", Kind.REPLY, true, must(), TextVariable.TASK, TextVariable.MOST),
    REPLY_NOT_ME("reply.notMe", Kind.REPLY, true, must(), TextVariable.TASK, TextVariable.CODE),
    REPLY_ALREADY("reply.already", Kind.REPLY, true, must(), TextVariable.TASK, TextVariable.CODE, TextVariable.LINK),
    REPLY_WHICH("reply.which", Kind.REPLY, true, must(TextVariable.TASKS), TextVariable.CODE),
    REPLY_NOT_UNDERSTOOD("reply.notUnderstood", Kind.REPLY, true, must(), TextVariable.LINK),
    REPLY_STOPPED("reply.stopped", Kind.REPLY, true, must()),
    REPLY_LEFT("reply.left", Kind.REPLY, false, must()),
    REPLY_STARTED("reply.started", Kind.REPLY, true, must()),
    REPLY_UNKNOWN("reply.unknown", Kind.REPLY, true, must()),
    MORE_TIME_GRANTED(
            "moreTime.granted",
            Kind.MORE_TIME,
            true,
            must(TextVariable.DAYS),
            TextVariable.TASK,
            TextVariable.CODE,
            TextVariable.PLACE,
            TextVariable.DUE,
            TextVariable.REASON),
    MORE_TIME_REFUSED(
            "moreTime.refused",
            Kind.MORE_TIME,
            true,
            must(),
            TextVariable.TASK,
            TextVariable.CODE,
            TextVariable.PLACE,
            TextVariable.REASON),
    GROUP_JOINED("group.joined", Kind.GROUP, false, must(), TextVariable.PLACE),
    GROUP_DONE("group.done", Kind.GROUP, false, must(TextVariable.STEPS)),
    GROUP_LATE("group.late", Kind.GROUP, false, must(TextVariable.STEPS)),
    ADDRESS_CHECK("address.check", Kind.ADDRESS, true, must(), TextVariable.NAME),
    ADDRESS_THANKS("address.thanks", Kind.ADDRESS, true, must()),
    CONTACT_MESSAGE(
            "contact.message",
            Kind.CONTACT,
            true,
            must(TextVariable.NOTE),
            TextVariable.TASK,
            TextVariable.PLACE,
            TextVariable.SENDER),
    SUMMARY_SUBJECT("summary.subject", Kind.SUMMARY, false, must(), TextVariable.PLACE, TextVariable.MONTH),
    SUMMARY_BODY(
            "summary.body",
            Kind.SUMMARY,
            true,
            must(TextVariable.COUNTS, TextVariable.LINK),
            TextVariable.PLACE,
            TextVariable.MONTH);

    /** What a text is about; the first part of its id. */
    public enum Kind {
        DIGEST,
        ACCOUNT,
        REPLY,
        GROUP,
        ADDRESS,
        MORE_TIME,
        COST,
        CONTACT,
        SUMMARY;

        /** Name in message keys. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final String id;
    private final Kind kind;
    private final boolean bySms;
    private final List<TextVariable> obligatory;
    private final List<TextVariable> variables;

    MessageText(String id, Kind kind, boolean bySms, List<TextVariable> obligatory, TextVariable... others) {
        this.id = id;
        this.kind = kind;
        this.bySms = bySms;
        this.obligatory = obligatory;
        this.variables =
                Stream.concat(obligatory.stream(), Arrays.stream(others)).toList();
    }

    private static List<TextVariable> must(TextVariable... variables) {
        return List.of(variables);
    }

    /** Name in message keys, after {@code text.}, and in the database. */
    public String id() {
        return id;
    }

    public Kind kind() {
        return kind;
    }

    /** Whether it goes by short message too, and so has a price. */
    public boolean bySms() {
        return bySms;
    }

    /** Without which it says nothing. */
    public List<TextVariable> obligatory() {
        return obligatory;
    }

    /** All that may stand in it. */
    public List<TextVariable> variables() {
        return variables;
    }

    public static MessageText of(String id) {
        return Arrays.stream(values())
                .filter(text -> text.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("text " + id));
    }

    public static List<MessageText> of(Kind kind) {
        return Arrays.stream(values()).filter(text -> text.kind == kind).toList();
    }
}
