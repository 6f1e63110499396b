package kh.isaf.reminder;

/** An address of a person as an operator may see it: enough to recognise it, too little to use it. */
final class MaskedAddress {

    private static final int SHOWN = 2;

    private MaskedAddress() {}

    static String of(String address) {
        int at = address.lastIndexOf('@');
        return at < 0
                ? "…" + address.substring(Math.max(0, address.length() - SHOWN))
                : address.substring(0, Math.min(SHOWN, at)) + "…" + address.substring(at);
    }
}
