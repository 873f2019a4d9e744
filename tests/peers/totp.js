// The authenticator app of somebody of the staff: the code that a key shows at a moment.
const { TOTP } = require("otpauth");
const { answer } = require("./json");

answer(({ key, at }) => new TOTP({ secret: key.replaceAll(" ", "") }).generate({ timestamp: at }));
