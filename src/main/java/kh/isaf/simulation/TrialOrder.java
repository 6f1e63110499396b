package kh.isaf.simulation;

import org.jspecify.annotations.Nullable;

/**
 * What is to be tried: a year of an area, with people who are late as often as this.
 *
 * @param areaCode a capital, province, municipality, district or khan
 * @param tables from where the changed table comes
 * @param tableName its file or draft; null for the tables in force
 * @param changed decision and file of the table that is tried in the place of the one in force
 */
public record TrialOrder(
        int year,
        String areaCode,
        int latePercent,
        Tables tables,
        @Nullable String tableName,
        @Nullable Changed changed) {

    /** Which tables a trial goes by. */
    public enum Tables {
        LIVE,
        FILE,
        DRAFT
    }

    /** A decision table that is not in force. */
    public record Changed(String decision, byte[] dmn) {}
}
