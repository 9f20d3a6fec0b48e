//! The one place that will talk to Vulkan.
//!
//! It is empty: the kernels come with the chapter on hardware.
