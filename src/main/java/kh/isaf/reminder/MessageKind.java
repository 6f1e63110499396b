package kh.isaf.reminder;

import java.util.Arrays;
import java.util.List;

/** What a message is about, by the first part of its key; for lists and costs. */
public enum MessageKind {
    DIGEST("digest"),
    ACCOUNT_LINK("accountLink"),
    REPLY("incoming"),
    GROUP("group"),
    ADDRESS("address", "addressCheck", "addressThanks"),
    MORE_TIME("moreTime"),
    COST("cost"),
    CONTACT("contact"),
    SUMMARY("summary"),
    OTHER("other");

    private final String id;
    private final List<String> keys;

    MessageKind(String id, String... keys) {
        this.id = id;
        this.keys = keys.length == 0 ? List.of(id) : List.of(keys);
    }

    /** First parts of the keys of its messages. */
    public List<String> keys() {
        return keys;
    }

    /** Name in keys of messages, and in those of texts. */
    public String id() {
        return id;
    }

    /** Of which a message is whose key begins so. */
    public static MessageKind of(String key) {
        return Arrays.stream(values())
                .filter(kind -> kind.keys.contains(key))
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
