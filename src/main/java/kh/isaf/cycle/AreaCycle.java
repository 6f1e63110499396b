package kh.isaf.cycle;

import kh.isaf.territory.Variant;

/**
 * One year of one commune, sangkat or khan.
 *
 * @param key year and area code, as {@code 2027-120801}; the business key of its processes
 * @param urban chosen deadlines and who enters data follow from it
 * @param release tag of the models it runs on
 */
public record AreaCycle(
        String key, int year, String areaCode, boolean urban, Variant variant, String release, Status status) {

    /** Asked for, running, or ended. */
    public enum Status {
        STARTING,
        RUNNING,
        CLOSED
    }

    /** The key of an area's year. */
    public static String key(int year, String areaCode) {
        return year + "-" + areaCode;
    }

    /** A khan or district that runs a cycle for its own services: its supervisor is the province or capital. */
    public boolean ofDistrict() {
        return areaCode.length() == 4;
    }
}
