package kh.isaf.workflow;

/**
 * How far the start of a year has come, in areas.
 *
 * @param requested asked for so far
 * @param running started
 * @param failed asked for a while ago and still not started: their job needs help
 */
public record StartProgress(int year, int requested, int running, int failed) {

    public int starting() {
        return requested - running - failed;
    }
}
