package kh.isaf.reminder;

/** A channel by which somebody can be reached, and the address there. */
record Way(String channel, String address) {}
