//! Inputs into one attachment that fits its receiver.
