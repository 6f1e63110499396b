package kh.isaf.reminder;

import java.util.Arrays;

/** What a message is about, by the first part of its key; for lists and costs. */
public enum MessageKind {
    DIGEST("digest"),
    ACCOUNT_LINK("accountLink"),
    REPLY("incoming"),
    GROUP("group"),
    ADDRESS("address"),
    MORE_TIME("moreTime"),
    COST("cost"),
    CONTACT("contact"),
    SUMMARY("summary"),
    OTHER("other");

    private final String id;

    MessageKind(String id) {
        this.id = id;
    }

    /** Name in keys of messages, and in those of texts. */
    public String id() {
        return id;
    }

    public static MessageKind of(String id) {
        return Arrays.stream(values())
                .filter(kind -> kind.id.equals(id))
                .findFirst()
                .orElse(OTHER);
    }

    /** Of which the messages with this text are. */
    public static MessageKind of(MessageText text) {
        return switch (text.kind()) {
            case DIGEST -> DIGEST;
            case ACCOUNT -> ACCOUNT_LINK;
            case REPLY -> REPLY;
            case GROUP -> GROUP;
            case ADDRESS -> ADDRESS;
            case MORE_TIME -> MORE_TIME;
            case COST -> COST;
            case CONTACT -> CONTACT;
            case SUMMARY -> SUMMARY;
        };
    }
}
