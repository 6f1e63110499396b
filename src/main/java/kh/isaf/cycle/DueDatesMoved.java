package kh.isaf.cycle;

/**
 * Dates of stages and tasks have changed, told in the transaction that changed them; timers that follow from them are to
 * be set anew.
 *
 * @param areaCode the area within which they did; empty for the nation
 */
public record DueDatesMoved(String areaCode) {}
