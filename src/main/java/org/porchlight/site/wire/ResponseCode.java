package org.porchlight.site.wire;

/// How a reply says it went (RFC 1035 §4.1.1).
///
/// @param number 0 to 15
public record ResponseCode(int number) {
    public static final ResponseCode OK = new ResponseCode(0);
    public static final ResponseCode UNREADABLE = new ResponseCode(1);
    public static final ResponseCode FAILED = new ResponseCode(2);
    public static final ResponseCode NO_SUCH_NAME = new ResponseCode(3);
    public static final ResponseCode NOT_OFFERED = new ResponseCode(4);
    public static final ResponseCode REFUSED = new ResponseCode(5);

    public ResponseCode {
        if (number < 0 || number > 15) {
            throw new IllegalArgumentException("response code " + number);
        }
    }
}
