package kh.isaf.people;

/** As people state it themselves. */
public enum Sex {
    FEMALE,
    MALE,
    OTHER
}
