package kh.isaf.territory;

/** The three sub-national levels: capital or province; municipality, district or khan; commune or sangkat. */
public enum AreaLevel {
    CP(2),
    DMK(4),
    CS(6);

    private final int digits;

    AreaLevel(int digits) {
        this.digits = digits;
    }

    /** Length of the gazetteer code at this level. */
    public int digits() {
        return digits;
    }
}
