//! Bytes of any picture format into upright sRGB pictures.
