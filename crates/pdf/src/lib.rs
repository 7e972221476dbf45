//! Coding, composing, checking, reading and rendering PDF.
